import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ServiceProcess, ask, refusal, startGateway } from './gateway-bench.fake.ts';
import type { GatewayBench } from './gateway-bench.fake.ts';

let service: ServiceProcess;
let gateway: GatewayBench;
beforeAll(async () => {
  service = await ServiceProcess.start();
  gateway = await startGateway({
    queueUrl: service.url,
    identityUrl: service.url,
    publicPerSecond: 2,
    signInPerSecond: 1,
    residentPerSecond: 2,
    trustedProxy: '127.0.0.1',
  });
}, 20_000);
afterAll(async () => {
  await gateway.stop();
  await service.kill();
});

const from = (address: string, headers: Record<string, string> = {}) => ({ headers: { 'x-forwarded-for': address, ...headers } });
const many = async (count: number, path: string, asked: Parameters<typeof ask>[2]) =>
  Promise.all(Array.from({ length: count }, async () => (await ask(gateway.origin, path, asked)).status));
const refused = (statuses: number[]) => statuses.filter((status) => status === 429).length;

describe('pace', () => {
  it('slows an address that asks too much, and says when to come again', async () => {
    expect(refused(await many(40, '/api/queue/x', from('10.0.0.1')))).toBeGreaterThanOrEqual(30);
    const answer = await ask(gateway.origin, '/api/queue/x', from('10.0.0.1'));
    expect(refusal(answer)).toEqual([429, 'too-many-requests']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect((await ask(gateway.origin, '/api/queue/x', from('10.0.0.2'))).status).toBe(200);
  });

  it('leaves kiosks and clerks behind the same address alone', async () => {
    await many(40, '/api/queue/x', from('10.0.1.1'));
    const kiosk = await gateway.issuer.bearer({ sub: 'device:k1', roles: ['device'], device: { kind: 'kiosk', hall: '310101018' } });
    const clerk = await gateway.issuer.bearer({ sub: 'c003', roles: ['clerk'], hall: '310101018' });
    for (const authorization of [kiosk, clerk]) {
      expect(refused(await many(30, '/api/queue/x', from('10.0.1.1', { authorization })))).toBe(0);
    }
  });

  it('counts a resident by account wherever they are, and a forged token as nobody', async () => {
    const authorization = await gateway.issuer.bearer({ sub: 'p001', roles: ['resident'] });
    const statuses = await Promise.all(
      Array.from({ length: 20 }, (_, i) => many(1, '/api/queue/x', from(`10.0.2.${i}`, { authorization }))),
    );
    expect(refused(statuses.flat())).toBeGreaterThanOrEqual(10);
    const forged = `${authorization.slice(0, -10)}AAAAAAAAAA`;
    expect(refused(await many(40, '/api/queue/x', from('10.0.3.1', { authorization: forged })))).toBeGreaterThanOrEqual(30);
  });

  it('keeps sign-in apart from reading', async () => {
    expect(refused(await many(20, '/api/identity/oidc/token', from('10.0.4.1')))).toBeGreaterThanOrEqual(14);
    expect((await ask(gateway.origin, '/api/queue/x', from('10.0.4.1'))).status).toBe(200);
  });
});

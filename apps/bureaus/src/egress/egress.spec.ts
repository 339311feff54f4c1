import { describe, expect, it } from '@jest/globals';
import { isAllowed } from './allowed-address.ts';
import { pinnedDispatcher } from './dispatcher.ts';
import { exchangeBytes } from '../adapters/rest/exchange-bytes.ts';

const settings = { connectMs: 500, answerMs: 500, connections: 1 };
const send = async (origin: string, reach: 'public' | 'loopback') => {
  const pool = pinnedDispatcher({ ...settings, origin: new URL(origin), reach });
  const request = { method: 'GET' as const, path: '/', headers: {}, body: Buffer.alloc(0) };
  const outcome = await exchangeBytes(pool, request, { signal: AbortSignal.timeout(3000), sendBefore: Infinity, maxBytes: 1024 });
  await pool.destroy();
  return outcome;
};

describe('where a request may go', () => {
  it.each([
    '10.1.2.3',
    '127.0.0.1',
    '169.254.169.254',
    '192.168.1.1',
    '172.16.0.1',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
    'name',
  ])('refuses %s as a public place', (address) => expect(isAllowed(address, 'public')).toBe(false));

  it.each(['8.8.8.8', '203.119.1.1', '2400:3200::1'])('takes %s as a public place', (address) => {
    expect(isAllowed(address, 'public')).toBe(true);
    expect(isAllowed(address, 'loopback')).toBe(false);
  });

  it('lets a simulator stand on this machine only', () => {
    expect(isAllowed('127.0.0.1', 'loopback')).toBe(true);
    expect(isAllowed('10.0.0.1', 'loopback')).toBe(false);
  });

  it.each([
    ['plain HTTP to the outside', 'http://example.com', 'public'],
    ['another protocol', 'ftp://example.com', 'public'],
    ['a user in the address', 'https://user:secret@example.com', 'public'],
    ['a private address', 'https://10.0.0.1', 'public'],
    ['a private address in IPv6', 'https://[::ffff:10.0.0.1]', 'public'],
    ['a public address for a simulator', 'http://8.8.8.8', 'loopback'],
  ] as const)('refuses %s before anything is opened', (_name, origin, reach) => {
    expect(() => pinnedDispatcher({ ...settings, origin: new URL(origin), reach })).toThrow(
      expect.objectContaining({ code: 'EGRESS_REFUSED' }),
    );
  });

  it('refuses a name that points into the house, and proves that nothing was sent', async () => {
    expect(await send('https://localhost:1', 'public')).toEqual({ kind: 'not-sent', why: 'egress' });
  });

  it('says that a name does not exist', async () => {
    expect(await send('https://no-such-name.invalid', 'public')).toEqual({ kind: 'not-sent', why: 'dns' });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LineFrame, TicketFrame } from '@yimen/contracts';
import { lineOf } from '@yimen/domain-ticketing';
import { ticketTokenOf } from '@yimen/platform';
import { waitFor } from '@yimen/testing';
import type { Socket } from 'socket.io-client';
import { EdgeBench, Follower } from '../edge-bench.fake.ts';
import { TICKET_KEY } from '../engine.fake.ts';

let bench: EdgeBench;

beforeAll(async () => {
  bench = await EdgeBench.start();
}, 30_000);

afterAll(() => bench.stop(), 15_000);

class Phone {
  readonly tickets: TicketFrame[] = [];
  readonly lines: { frame: LineFrame; at: number }[] = [];
  problem: string | undefined;

  constructor(readonly socket: Socket) {
    socket.on('connect', () =>
      socket.emit('resync', { at: null }, (answer: { problem?: { code: string } }) => (this.problem = answer.problem?.code)),
    );
    socket.on('connect_error', (error: Error & { data?: { code?: string } }) => (this.problem = error.data?.code));
    socket.on('ticket', (frame: TicketFrame) => this.tickets.push(frame));
    socket.on('line', (frame: LineFrame) => this.lines.push({ frame, at: performance.now() }));
  }
}

const phoneOf = (token: string) => new Phone(bench.connect('/ticket', { ticket: token }, { query: '?for=ticket' }));

describe('a phone', () => {
  it('gets its own ticket and the line, and its call at once', async () => {
    const first = bench.engine.issue();
    const number = bench.engine.issue();
    const phone = phoneOf(bench.engine.tokenOf(number));
    await waitFor(() => phone.tickets.length > 0 && phone.lines.length > 0);
    expect(phone.tickets[0]).toMatchObject({ number, state: 'waiting', ahead: 1, service: 'records', canCancel: true });
    expect(phone.lines[0]?.frame.rows).toEqual(lineOf(bench.engine.state));
    expect(bench.engine.next('1')).toBe(first);
    expect(bench.engine.next('2')).toBe(number);
    await waitFor(() => phone.tickets.at(-1)?.state === 'called', { timeoutMs: 1000 });
    expect(phone.tickets.at(-1)).toMatchObject({ state: 'called', window: '2' });
    expect(JSON.stringify(phone.tickets)).not.toContain('00000000-0000-7000');
    bench.engine.serve(first, '1');
    bench.engine.serve(number, '2');
    await waitFor(() => phone.tickets.at(-1)?.state === 'finished');
    phone.socket.disconnect();
  });

  it('gets at most two lines a second, the newest', async () => {
    const number = bench.engine.issue('pensions');
    const phone = phoneOf(bench.engine.tokenOf(number));
    await waitFor(() => phone.lines.length > 0);
    const screen = await bench.screen();
    await screen.caughtUp(bench.engine);
    phone.lines.length = 0;
    for (let count = 0; count < 40; count += 1) {
      bench.engine.issue('pensions');
      if (count % 10 === 9) await screen.caughtUp(bench.engine);
    }
    await waitFor(() => phone.lines.at(-1)?.frame.rows.length === lineOf(bench.engine.state).length);
    const gaps = phone.lines.slice(1).map(({ at }, index) => at - (phone.lines[index]?.at ?? 0));
    expect(phone.lines.length).toBeLessThan(10);
    expect(gaps.every((ms) => ms > 400)).toBe(true);
    expect(screen.of('delta').length).toBeGreaterThanOrEqual(40);
    for (const one of [phone, screen]) one.socket.disconnect();
  });

  it('with a wrong token, of another day or hall, is refused alike', async () => {
    const { hall, state } = bench.engine;
    const ticket = bench.engine.ticketOf(bench.engine.issue());
    const right = ticketTokenOf(TICKET_KEY, { hall, day: state.day, ticket });
    const wrong = [
      `${right.slice(0, -2)}AA`,
      ticketTokenOf('another-key-of-tests', { hall, day: state.day, ticket }),
      ticketTokenOf(TICKET_KEY, { hall, day: '2020-01-01', ticket }),
      ticketTokenOf(TICKET_KEY, { hall, day: state.day, ticket: '00000000-0000-7000-8000-999999999999' }),
      'x',
    ];
    for (const token of wrong) {
      const phone = phoneOf(token);
      await waitFor(() => phone.problem !== undefined);
      expect([phone.problem, phone.tickets]).toEqual(['ticket-unknown', []]);
      phone.socket.disconnect();
    }
  });

  it('is one of five at most for a ticket', async () => {
    const token = bench.engine.tokenOf(bench.engine.issue());
    const phones = Array.from({ length: 5 }, () => phoneOf(token));
    await waitFor(() => phones.every(({ tickets }) => tickets.length > 0));
    const sixth = phoneOf(token);
    await waitFor(() => sixth.problem === 'too-many-requests');
    for (const one of [...phones, sixth]) one.socket.disconnect();
  });
});

describe('a kiosk', () => {
  it('offers services with counts, and says why one is closed', async () => {
    const token = await bench.token({ sub: 'k1', roles: ['device'], device: { kind: 'kiosk', hall: bench.engine.hall } });
    const kiosk = new Follower(bench.connect('/kiosk', { token }), (view) => view);
    await waitFor(() => kiosk.view !== undefined);
    const before = kiosk.view as { services: { service: string; waiting: number; closedBecause?: string }[] };
    expect(before.services.map(({ service }) => service)).toEqual(['records', 'pensions']);
    expect(before.services.every(({ closedBecause }) => closedBecause === undefined)).toBe(true);
    bench.engine.issue('pensions');
    await waitFor(() => {
      const { services } = kiosk.view as typeof before;
      return services[1]?.waiting === (before.services[1]?.waiting ?? 0) + 1;
    });
    bench.engine.must({ type: 'stopIssuing' }, { kind: 'supervisor', id: 's1' });
    await waitFor(() => (kiosk.view as typeof before).services.every(({ closedBecause }) => closedBecause === 'issuing-stopped'));
    kiosk.socket.disconnect();
  });
});

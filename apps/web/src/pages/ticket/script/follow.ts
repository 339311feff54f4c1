import { io } from 'socket.io-client';
import { renew } from './page.ts';
import type { TicketOnPage } from './page.ts';

const pollMs = 10_000;
/** Between two renewals for the line; the own ticket does not wait. */
const lineGapMs = 2_000;

/** A row of the hall's `line` frame: number, people ahead, range. */
type LineRow = readonly [number: string, ahead: number, lowMin: number, highMin: number];

/** Renews the page when the own row of the line or the own ticket changed; asks every 10 s while the socket is away. */
export function followTicket({ token, number }: TicketOnPage): void {
  let row = '';
  let lastRenewal = 0;
  let later: number | undefined;
  const socket = io('/ticket', {
    transports: ['websocket'],
    auth: { ticket: token },
    timeout: 3_000,
    reconnectionDelayMax: 30_000,
    randomizationFactor: 1,
  });
  socket.on('ticket', () => void renew());
  socket.on('line', ({ rows }: { rows: readonly LineRow[] }) => {
    const own = rows.find(([other]) => other === number)?.join(' ') ?? '';
    if (own === row) return;
    row = own;
    soon();
  });
  socket.on('connect', () => {
    socket.emit('resync', { at: null });
    void renew();
  });
  window.setInterval(() => {
    if (!socket.connected && document.visibilityState === 'visible') void renew();
  }, pollMs);
  for (const name of ['online', 'pageshow', 'visibilitychange'] as const) addEventListener(name, () => void renew());

  function soon(): void {
    if (later !== undefined) return;
    const wait = Math.max(0, lastRenewal + lineGapMs - performance.now());
    later = window.setTimeout(() => {
      later = undefined;
      lastRenewal = performance.now();
      void renew();
    }, wait);
  }
}

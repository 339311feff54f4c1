import { describe, expect, it } from '@jest/globals';
import { readTicketToken, ticketTokenOf } from './ticket-token.ts';

const name = { hall: '310101015', day: '2026-03-02', ticket: '0196f3a2-7c1e-7cc0-8f4e-0a1b2c3d4e5f' };

describe('a ticket token', () => {
  it('speaks for its ticket', () => {
    expect(readTicketToken('key-of-the-queue', ticketTokenOf('key-of-the-queue', name))).toEqual(name);
  });

  it('does not hold under another key, for another hall, day or ticket, or in another spelling', () => {
    const token = ticketTokenOf('key-of-the-queue', name);
    const [hall, day, ticket, mac = ''] = token.split('.');
    const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const twin = mac.slice(0, -1) + (last[last.indexOf(mac.at(-1) ?? '') ^ 1] ?? '');
    for (const wrong of [
      ticketTokenOf('another-key', name),
      `310106003.${day}.${ticket}.${mac}`,
      `${hall}.2026-03-03.${ticket}.${mac}`,
      `${hall}.${day}.0196f3a2-7c1e-7cc0-8f4e-0a1b2c3d4e50.${mac}`,
      `${hall}.${day}.${ticket}.${twin}`,
      `${token}=`,
      '',
      'x'.repeat(5000),
    ]) {
      expect(readTicketToken('key-of-the-queue', wrong)).toBeUndefined();
    }
  });
});

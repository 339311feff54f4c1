import { describe, expect, it } from '@jest/globals';
import type { QueueSettings } from '../config.ts';
import { actorOf } from './actor-of.ts';
import { Limits } from './limits.ts';
import { Persons, ageOn } from './persons.ts';
import { TicketTokens } from './ticket-token.ts';

const settings = { ticketKey: 'key-of-the-tickets-000000', personKey: 'key-of-the-persons-000000' } as QueueSettings;

describe('Persons', () => {
  const persons = new Persons(settings);

  it('refuses a number that cannot be one', () => {
    expect(() => persons.read('310199195510010590', 'h1', '2026-03-02')).toThrow('identity-invalid');
  });

  it('gives one person one hash a hall day, and another one elsewhere: days cannot be linked', () => {
    const read = (hall: string, day: string) => persons.read('310199195510010595', hall, day).person;
    expect(read('h1', '2026-03-02')).toBe(read('h1', '2026-03-02'));
    expect(new Set([read('h1', '2026-03-02'), read('h1', '2026-03-03'), read('h2', '2026-03-02')]).size).toBe(3);
    expect(read('h1', '2026-03-02')).not.toContain('1955');
    expect(persons.ofAccount('p002', 'h1', '2026-03-02')).not.toBe(read('h1', '2026-03-02'));
  });

  it('counts completed years', () => {
    expect(ageOn('2026-03-02', '1956-03-02')).toBe(70);
    expect(ageOn('2026-03-01', '1956-03-02')).toBe(69);
    expect(ageOn('2026-02-28', '1956-02-29')).toBe(69);
    expect(ageOn('2026-03-01', '1956-02-29')).toBe(70);
  });
});

describe('TicketTokens', () => {
  const tokens = new TicketTokens(settings);
  const named = { hall: '310117116-1', day: '2026-03-02', ticket: '01890000-0000-7000-8000-000000000000' };

  it('reads its own tokens and nothing else', () => {
    const token = tokens.make(named);
    expect(tokens.read(token)).toEqual(named);
    const [hall = '', day = '', ticket = '', mac = ''] = token.split('.');
    const wrong = [
      token.slice(0, -1),
      `${token}.x`,
      [hall, day, ticket].join('.'),
      ['310117116-2', day, ticket, mac].join('.'),
      [hall, '2026-03-03', ticket, mac].join('.'),
      `${[hall, day, ticket, mac].join('.')}=`,
    ];
    for (const each of wrong) expect(tokens.read(each)).toBeUndefined();
    expect(new TicketTokens({ ...settings, ticketKey: 'another-key-0000000000000' }).read(token)).toBeUndefined();
    expect(mac).toHaveLength(22);
  });
});

describe('Limits', () => {
  it('lets a burst through, then says how long to wait; one bucket a person and kind', () => {
    const limits = new Limits();
    for (let press = 0; press < 10; press += 1) limits.take('press', 'c1');
    expect(() => limits.take('press', 'c1')).toThrow('too-many-requests');
    expect(() => limits.take('press', 'c2')).not.toThrow();
    expect(() => limits.take('kiosk', 'c1')).not.toThrow();
    try {
      limits.take('press', 'c1');
    } catch (error) {
      expect((error as { details: { retryAfterMs: number } }).details.retryAfterMs).toBeLessThanOrEqual(100);
    }
  });
});

describe('actorOf', () => {
  const principal = (...roles: ('clerk' | 'supervisor' | 'device' | 'resident')[]) => ({ id: 'x', roles, skills: [], expiresAt: 0 });

  it('acts in the widest role', () => {
    expect(actorOf(principal('clerk', 'supervisor')).kind).toBe('supervisor');
    expect(actorOf(principal('device')).kind).toBe('device');
    expect(actorOf(principal()).kind).toBe('resident');
  });
});

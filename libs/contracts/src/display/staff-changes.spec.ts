import { describe, expect, it } from '@jest/globals';
import type { StaffTicket, StaffView } from '@yimen/domain-ticketing/wire';
import fc from 'fast-check';
import { applyStaffChanges, staffChangesOf } from './staff-changes.ts';

const ticket = fc.record({
  ticket: fc.constantFrom('t1', 't2', 't3', 't4', 't5'),
  number: fc.constantFrom('A001', 'A002'),
  state: fc.constantFrom('waiting' as const, 'called' as const),
  tried: fc.nat(3),
}) as unknown as fc.Arbitrary<StaffTicket>;

const view = fc.record({
  at: fc.constant({ day: '2026-03-02', epoch: 1, seq: 1 }),
  state: fc.constantFrom('open' as const, 'closed' as const),
  tickets: fc.uniqueArray(ticket, { selector: (row) => row.ticket }),
  windows: fc.tuple(fc.record({ window: fc.constant('1'), fence: fc.nat(2) }), fc.record({ window: fc.constant('2'), fence: fc.nat(2) })),
  services: fc.tuple(fc.record({ service: fc.constant('records'), count: fc.nat(3) })),
}) as unknown as fc.Arbitrary<StaffView>;

describe('staffChangesOf and applyStaffChanges', () => {
  it('turn any view into any other', () => {
    fc.assert(
      fc.property(view, view, (before, after) => {
        expect(applyStaffChanges(before, staffChangesOf(before, after))).toEqual(after);
      }),
    );
  });

  it('say nothing where nothing changed', () => {
    fc.assert(
      fc.property(view, (same) => {
        expect(staffChangesOf(same, JSON.parse(JSON.stringify(same)) as StaffView)).toEqual({ tickets: [], windows: [], services: [] });
      }),
    );
  });
});

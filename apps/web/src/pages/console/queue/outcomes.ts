import type { CaseView, StaffTicket } from '@yimen/contracts';

/** What was done for one matter, as `finishService` reports it; `case` ties the ticket to the case that intake opened. */
export interface MatterOutcome {
  readonly matter: string;
  readonly result: 'accepted' | 'completed' | 'informed';
  readonly case?: string;
}

/**
 * Results of the matters that were active at this window. A matter with a case counts as accepted, once its result is handed over as
 * completed; one without a case was advice.
 * @param cases the cases of this visit, in the order in which they were stored
 */
export function outcomesOf(
  ticket: Pick<StaffTicket, 'matters'> | undefined,
  cases: readonly Pick<CaseView, 'number' | 'state' | 'item'>[],
): MatterOutcome[] {
  const active = ticket?.matters.filter((matter) => matter.state === 'active') ?? [];
  const free = [...cases];
  return active.map(({ matter, item }) => {
    const at = Math.max(
      0,
      free.findIndex((one) => one.item.code === item),
    );
    const [found] = free.splice(at, 1);
    if (!found) return { matter, result: 'informed' };
    return { matter, result: found.state === 'DELIVERED' ? 'completed' : 'accepted', case: found.number };
  });
}

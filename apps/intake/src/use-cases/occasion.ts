import type { Case, Context } from '@yimen/domain-cases';
import type { Occasion } from '../documents/compose.ts';
import type { CaseSeal } from '../sealing/case-seal.ts';

/** What a document about an existing case says of it. The window is that of the last visit at this office. */
export function occasionOf(on: Case, seal: CaseSeal, { actor, doer, now }: Context): Occasion {
  return { caseNumber: on.number, item: on.item, shown: seal.openShown(on.shown), centre: actor.centre ?? on.holdingCentre, doer, now };
}

import type { Case } from '../case.ts';
import type { CaseEventOf, CaseEvent } from '../events.ts';
import type { IssuedDocument } from '../facts.ts';
import { refuse, refuseCommand } from '../refusal.ts';
import type { CaseRefusal } from '../refusal.ts';
import type { Context, Decided } from './context.ts';

/** Results of the checks made before: form and rules of the pinned version over the sealed answers, powers from the city pack. */
export interface AcceptChecks {
  readonly missingFields: readonly string[];
  /** Rules with effect `block-accept` that are unmet; unknown ones do not block. */
  readonly unmetRules: readonly string[];
  /** Whether the holding office has the power receive-and-accept for the item on this date. */
  readonly empowered: boolean;
}

export interface AcceptCommand {
  readonly document: IssuedDocument;
  /** Sealed content of the order and the two dates, where the item has a system. */
  readonly order?: { readonly content: string; readonly promisedUntil?: string | undefined; readonly statutoryUntil?: string | undefined };
}

/** Accepts a received case; with it goes the order to the bureau, in the same commit. */
export function accept(on: Case, command: AcceptCommand, checks: AcceptChecks, context: Context): Decided {
  const refusal = refuseCommand(on, 'accept', context.actor) ?? refuseAcceptance(on, checks);
  if (refusal) return refusal;
  const accepted: CaseEventOf<'caseAccepted'> = {
    type: 'caseAccepted',
    by: context.doer,
    centre: on.holdingCentre,
    acceptedOn: context.today,
    document: command.document,
  };
  return command.order ? [accepted, orderOf(on, command.order, context)] : [accepted];
}

function refuseAcceptance(on: Case, checks: AcceptChecks): CaseRefusal | undefined {
  if (!checks.empowered) {
    return refuse('office-not-competent', { item: on.item.code, offices: [], power: 'receive-and-accept' });
  }
  const open = on.checklist.filter((line) => line.necessity === 'required' && line.state === 'open').map((line) => line.material);
  if (open.length > 0) return refuse('materials-open', { materials: open });
  if (checks.missingFields.length > 0) return refuse('form-incomplete', { fields: checks.missingFields });
  if (checks.unmetRules.length > 0) return refuse('not-eligible', { rules: checks.unmetRules });
  return undefined;
}

function orderOf(on: Case, order: NonNullable<AcceptCommand['order']>, context: Context): CaseEvent {
  const { item } = on;
  const after = on.orders.findLast((earlier) => earlier.system === item.system)?.exchangeKey;
  return {
    type: 'bureauOrdered',
    system: item.system,
    bureau: item.bureau,
    exchangeKey: `${on.number}/${context.seq}`,
    ...(after === undefined ? {} : { after }),
    item: { code: item.code, handlingCode: item.handlingCode, version: item.version, situation: on.situation },
    centre: on.holdingCentre,
    receivedOn: on.receivedOn,
    acceptedOn: context.today,
    ...(order.promisedUntil === undefined ? {} : { promisedUntil: order.promisedUntil }),
    ...(order.statutoryUntil === undefined ? {} : { statutoryUntil: order.statutoryUntil }),
    files: on.files.map(({ sha256, size, type, material, page }) => ({ sha256, size, type, material, page })),
    content: order.content,
  };
}

import { CaseState, statesOf } from './states.ts';

/** A state of a case, or `none` before it is received. */
export type Standing = CaseState | 'none';

/**
 * Every way that a case may go: 22 commands × 15 standings, 43 legal pairs, the other 287 answer `transition-not-allowed`. A pair
 * with two targets goes back where it came from, or stays while a bureau must agree. Source: spec/intake.md 3.
 */
export const caseTransitions = {
  none: { receive: ['RECEIVED'] },
  RECEIVED: {
    transfer: ['TRANSFERRED'],
    requestSupplement: ['SUPPLEMENT'],
    accept: ['ACCEPTED'],
    refuse: ['REFUSED'],
    deemAccepted: ['ACCEPTED'],
    withdraw: ['WITHDRAWN'],
    terminate: ['TERMINATED'],
    void: ['VOID'],
  },
  TRANSFERRED: {
    takeOver: ['RECEIVED'],
    sendBack: ['RECEIVED'],
    deemAccepted: ['ACCEPTED'],
    withdraw: ['WITHDRAWN'],
    terminate: ['TERMINATED'],
  },
  SUPPLEMENT: { resubmit: ['RECEIVED'], lapseSupplement: ['TERMINATED'], withdraw: ['WITHDRAWN'], terminate: ['TERMINATED'] },
  ACCEPTED: {
    startReview: ['REVIEW'],
    decide: ['DECIDED'],
    withdraw: ['ACCEPTED', 'WITHDRAWN'],
    confirmWithdrawal: ['WITHDRAWN'],
    terminate: ['TERMINATED'],
  },
  REVIEW: {
    startSpecial: ['SPECIAL'],
    extend: ['EXTENDED'],
    decide: ['DECIDED'],
    withdraw: ['REVIEW', 'WITHDRAWN'],
    confirmWithdrawal: ['WITHDRAWN'],
    terminate: ['TERMINATED'],
  },
  SPECIAL: {
    endSpecial: ['REVIEW', 'EXTENDED'],
    lapseSpecial: ['REVIEW', 'EXTENDED'],
    withdraw: ['SPECIAL', 'WITHDRAWN'],
    confirmWithdrawal: ['WITHDRAWN'],
    terminate: ['TERMINATED'],
  },
  EXTENDED: {
    startSpecial: ['SPECIAL'],
    decide: ['DECIDED'],
    withdraw: ['EXTENDED', 'WITHDRAWN'],
    confirmWithdrawal: ['WITHDRAWN'],
    terminate: ['TERMINATED'],
  },
  DECIDED: { close: ['CLOSED'] },
  CLOSED: { deliver: ['DELIVERED'] },
  REFUSED: { deliver: ['DELIVERED'] },
  TERMINATED: { deliver: ['DELIVERED'] },
  DELIVERED: {},
  WITHDRAWN: {},
  VOID: {},
} as const satisfies Record<Standing, Readonly<Record<string, readonly CaseState[]>>>;

export const caseCommands = [
  'receive',
  'transfer',
  'takeOver',
  'sendBack',
  'requestSupplement',
  'resubmit',
  'lapseSupplement',
  'accept',
  'refuse',
  'deemAccepted',
  'startReview',
  'startSpecial',
  'endSpecial',
  'lapseSpecial',
  'extend',
  'decide',
  'close',
  'deliver',
  'withdraw',
  'confirmWithdrawal',
  'terminate',
  'void',
] as const;
export type CaseCommand = (typeof caseCommands)[number];

/** Commands that keep the state, with the states in which they make sense. An answer that comes late is kept whatever the state. */
export const keepingCommands = {
  addMaterial: statesOf(1),
  recordAnswer: statesOf(2, 3, 4, 5),
  note: CaseState.options,
  linkTicket: CaseState.options,
} as const satisfies Record<string, readonly CaseState[]>;
export type KeepingCommand = keyof typeof keepingCommands;

/** Where a command may lead from here; undefined when it is not allowed. */
export function targetsOf(standing: Standing, command: CaseCommand): readonly CaseState[] | undefined {
  const row: Partial<Record<CaseCommand, readonly CaseState[]>> = caseTransitions[standing];
  return Object.hasOwn(row, command) ? row[command] : undefined;
}

/** All commands that are legal here, in the order of the table's source. */
export function legalCommands(standing: Standing): CaseCommand[] {
  return caseCommands.filter((command) => targetsOf(standing, command) !== undefined);
}

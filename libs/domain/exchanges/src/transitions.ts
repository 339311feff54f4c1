import type { CommandType } from './commands.ts';

import type { ExchangeState } from './states.ts';

type Row = Readonly<Partial<Record<CommandType, readonly ExchangeState[]>>>;

/** An end stays an end: a later, different answer is kept and shown, a wish to cancel comes too late. */
const end = (state: ExchangeState): Row => ({ answer: [state], requestCancel: [state] });

/**
 * Every step there is, with the states that it can lead to (spec/bureaus.md section 5). What is not here is refused as
 * `exchange-state`. `park` stands in for every road that ends at a stop with an incident.
 */
export const transitions = {
  ordered: { wait: ['waiting'], attempt: ['sending'], requestCancel: ['cancelled'], park: ['parked'] },
  waiting: {
    wait: ['waiting'],
    attempt: ['sending', 'waiting'],
    acknowledge: ['acknowledged'],
    answer: ['answered'],
    reject: ['rejected'],
    notKnown: ['waiting', 'cancelled'],
    askInVain: ['waiting', 'parked'],
    requestCancel: ['waiting', 'cancelled'],
    park: ['parked'],
  },
  sending: {
    acknowledge: ['acknowledged'],
    answer: ['answered'],
    reject: ['rejected'],
    notSent: ['waiting', 'parked', 'cancelled'],
    lose: ['unknown', 'waiting', 'parked'],
    resume: ['unknown', 'waiting', 'parked'],
    requestCancel: ['sending'],
    park: ['parked'],
  },
  unknown: {
    attempt: ['unknown'],
    acknowledge: ['acknowledged'],
    answer: ['answered'],
    reject: ['rejected'],
    notKnown: ['waiting', 'cancelled'],
    askInVain: ['waiting', 'parked'],
    requestCancel: ['unknown'],
    park: ['parked'],
  },
  acknowledged: {
    attempt: ['acknowledged'],
    acknowledge: ['acknowledged'],
    answer: ['answered'],
    reject: ['rejected'],
    notKnown: ['acknowledged', 'cancelled'],
    askInVain: ['acknowledged'],
    requestCancel: ['acknowledged', 'parked'],
    cancelled: ['cancelled'],
    tooLate: ['acknowledged'],
    noteOverdue: ['acknowledged'],
    park: ['parked'],
  },
  answered: end('answered'),
  rejected: end('rejected'),
  cancelled: end('cancelled'),
  parked: {
    acknowledge: ['acknowledged'],
    answer: ['answered'],
    reject: ['rejected'],
    replay: ['waiting'],
    answerByHand: ['answered'],
    giveUp: ['rejected'],
    requestCancel: ['parked'],
  },
} as const satisfies Record<ExchangeState, Row>;

/** The states that a command can lead to from a state; nothing when it is refused there. */
export function targetsOf(state: ExchangeState, command: CommandType): readonly ExchangeState[] | undefined {
  return (transitions[state] as Row)[command];
}

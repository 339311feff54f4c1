import type { CommandOf, CommandType, ExchangeCommand } from './commands.ts';
import type { ExchangeEvent } from './events.ts';
import type { Exchange } from './exchange.ts';
import { askInVain, lose, notKnown, notSent } from './failures.ts';
import { acknowledge, answer, answerByHand, cancelled, giveUp, park, reject, replayParked, requestCancel, tooLate } from './outcomes.ts';
import { atOpen, stop, tellWait } from './plans.ts';
import type { Context } from './rules.ts';
import { sendWindowMs } from './rules.ts';
import { targetsOf } from './transitions.ts';

export interface Refused {
  readonly refused: 'exchange-state' | 'second-person-needed' | 'not-due';
  readonly state: string;
}

export type Decided = readonly ExchangeEvent[] | Refused;

type Decider<Type extends CommandType> = (exchange: Exchange, command: CommandOf<Type>, context: Context) => Decided;

const deciders: { readonly [Type in Exclude<CommandType, 'order'>]: Decider<Type> } = {
  wait: (exchange, { why, until }, context) => tellWait(exchange, why, { next: exchange.next, due: until }, context),
  attempt,
  notSent,
  lose,
  resume: (exchange, _command, context) => lose(exchange, { type: 'lose', why: 'crashed' }, context),
  acknowledge,
  answer,
  reject,
  notKnown,
  askInVain,
  requestCancel,
  cancelled,
  tooLate,
  park,
  noteOverdue: (exchange, _command, context) =>
    exchange.isOverdue ? [] : [{ type: 'answerOverdue', incident: context.incidentOf('overdue-answer') }],
  replay: replayParked,
  answerByHand,
  giveUp,
};

/** What a command makes happen to an exchange, or why it does not. An empty list: it is done already. Pure. */
export function decide(exchange: Exchange | undefined, command: ExchangeCommand, context: Context): Decided {
  if (command.type === 'order') return exchange ? [] : order(command, context);
  if (!exchange) return { refused: 'exchange-state', state: 'none' };
  if (!targetsOf(exchange.state, command.type)) return { refused: 'exchange-state', state: exchange.state };
  return (deciders[command.type] as Decider<Exclude<CommandType, 'order'>>)(exchange, command, context);
}

function order({ order: facts }: CommandOf<'order'>, { now }: Context): Decided {
  return [{ type: 'exchangeOrdered', order: facts, plan: { next: 'submit', due: now } }];
}

/** Commits that something will be sent. Asking before a retry is a rule of the plan: only what is next may be attempted. */
function attempt(exchange: Exchange, { act, request }: CommandOf<'attempt'>, context: Context): Decided {
  if (exchange.next !== act) return { refused: 'not-due', state: exchange.state };
  const { now, rules } = context;
  if (act === 'submit' && exchange.mayHaveArrived && rules.dedupe !== 'native') return stop(context, 'cannot-ask');
  const sendBefore = now + sendWindowMs;
  const settleFrom = sendBefore + rules.wholeCallMs;
  // A question or a wish that breaks off is repeated; a submission that breaks off is never sent again without asking.
  const plan = act === 'submit' ? { due: settleFrom } : { next: act, due: atOpen(settleFrom, context) };
  return [{ type: 'attemptStarted', attempt: exchange.attempts + 1, act, sendBefore, settleFrom, request, plan }];
}

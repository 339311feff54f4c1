import type { Answer, OrderFacts, RequestRecord, ResponseRecord } from './exchange.ts';
import type { Act, NotSentReason, UnknownReason, WaitReason } from './states.ts';

interface Noted {
  readonly record?: ResponseRecord | undefined;
}

/** What is asked of an exchange: by intake, by the scheduler, by what a system said, by a person at the incident desk. */
export type ExchangeCommand =
  | { readonly type: 'order'; readonly order: OrderFacts }
  | { readonly type: 'wait'; readonly why: WaitReason; readonly until: number }
  | { readonly type: 'attempt'; readonly act: Act; readonly request: RequestRecord }
  | ({ readonly type: 'notSent'; readonly why: NotSentReason; readonly retryAfterMs?: number | undefined } & Noted)
  | ({ readonly type: 'lose'; readonly why: UnknownReason } & Noted)
  | { readonly type: 'resume' }
  | ({ readonly type: 'acknowledge'; readonly bureauRef: string } & Noted)
  | ({ readonly type: 'answer'; readonly answer: Answer; readonly claims?: string | undefined } & Noted)
  | ({ readonly type: 'reject'; readonly code: string; readonly text?: string | undefined } & Noted)
  | ({ readonly type: 'notKnown' } & Noted)
  | ({ readonly type: 'askInVain'; readonly why: UnknownReason | NotSentReason } & Noted)
  | { readonly type: 'requestCancel'; readonly reason: string; readonly messageId: string }
  | ({ readonly type: 'cancelled'; readonly bureauRef?: string | undefined } & Noted)
  | ({ readonly type: 'tooLate' } & Noted)
  | { readonly type: 'park'; readonly why: string }
  | { readonly type: 'noteOverdue' }
  | { readonly type: 'replay'; readonly by: string }
  | { readonly type: 'answerByHand'; readonly answer: Answer; readonly by: string; readonly confirmedBy: string }
  | { readonly type: 'giveUp'; readonly reason: string; readonly by: string; readonly confirmedBy: string };

export type CommandType = ExchangeCommand['type'];
export type CommandOf<Type extends CommandType> = Extract<ExchangeCommand, { type: Type }>;

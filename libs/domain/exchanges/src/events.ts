import type { Answer, OrderFacts, RequestRecord, ResponseRecord } from './exchange.ts';
import type { Act, NotSentReason, UnknownReason, WaitReason } from './states.ts';

/** What comes next and when; without `due` nothing until somebody acts. */
export interface Plan {
  readonly next?: Act | undefined;
  readonly due?: number | undefined;
}

interface Noted {
  readonly record?: ResponseRecord | undefined;
}

/** Everything that can happen to an exchange. `tell` marks a wait whose reason intake does not know yet. */
export type ExchangeEvent =
  | { readonly type: 'exchangeOrdered'; readonly order: OrderFacts; readonly plan: Plan }
  | {
      readonly type: 'waitingStarted';
      readonly why: WaitReason;
      readonly until?: number | undefined;
      readonly tell: boolean;
      readonly plan: Plan;
    }
  | {
      readonly type: 'attemptStarted';
      readonly attempt: number;
      readonly act: Act;
      /** After this moment nothing may be sent for this attempt any more. */
      readonly sendBefore: number;
      readonly settleFrom: number;
      readonly request: RequestRecord;
      readonly plan: Plan;
    }
  | ({ readonly type: 'orderNotSent'; readonly why: NotSentReason } & Noted)
  | ({ readonly type: 'outcomeLost'; readonly why: UnknownReason; readonly plan: Plan } & Noted)
  | ({ readonly type: 'orderNotKnown'; readonly believed: boolean } & Noted)
  | ({ readonly type: 'askedInVain'; readonly why: UnknownReason | NotSentReason; readonly plan: Plan } & Noted)
  | ({ readonly type: 'orderAcknowledged'; readonly bureauRef: string; readonly plan: Plan } & Noted)
  | ({ readonly type: 'stillOpen'; readonly plan: Plan } & Noted)
  | ({
      readonly type: 'orderAnswered';
      readonly answer: Answer;
      readonly by: 'system' | 'hand';
      /** Claims of a result that is a credential, sealed. */
      readonly claims?: string | undefined;
    } & Noted)
  | ({ readonly type: 'orderRejected'; readonly code: string; readonly text?: string | undefined } & Noted)
  | ({ readonly type: 'orderCancelled'; readonly bureauRef?: string | undefined } & Noted)
  | ({ readonly type: 'secondAnswerKept'; readonly answer: Answer } & Noted)
  | { readonly type: 'cancelAsked'; readonly reason: string; readonly messageId: string; readonly plan: Plan }
  | ({ readonly type: 'cancelTooLate'; readonly plan: Plan } & Noted)
  | ({ readonly type: 'exchangeParked'; readonly why: string; readonly incident: string } & Noted)
  /** `isKnownAbsent`: nobody can be asked, and a person has made sure that the bureau does not have it. */
  | { readonly type: 'exchangeReplayed'; readonly by: string; readonly isKnownAbsent: boolean; readonly plan: Plan }
  | { readonly type: 'answerOverdue'; readonly incident: string };

export type EventType = ExchangeEvent['type'];
export type EventOf<Type extends EventType> = Extract<ExchangeEvent, { type: Type }>;

/** Why a request to another service brought no answer. `timeout` means unknown: the other side may have acted. */
export type UnansweredReason = 'not-connected' | 'no-responder' | 'timeout' | 'denied' | 'bad-answer';

/** Another service gave no usable answer. To a caller of ours this is `service-unavailable`. */
export class Unanswered extends Error {
  readonly code = 'unanswered';

  constructor(
    readonly subject: string,
    readonly reason: UnansweredReason,
    options?: ErrorOptions,
  ) {
    super(`no answer on ${subject}: ${reason}`, options);
    this.name = 'Unanswered';
  }
}

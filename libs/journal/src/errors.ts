export type JournalErrorCode =
  | 'bad-stream'
  | 'no-key'
  | 'bad-key'
  | 'not-json'
  | 'bad-seq'
  | 'bad-head'
  | 'streams-repeat'
  | 'index-mismatch'
  | 'journal-unavailable'
  | 'insert-refused'
  | 'not-reproducible';

/** The one error of this library. Outcomes of an append are values, not errors: what is thrown is misuse or an outage while reading. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  readonly code: JournalErrorCode;

  constructor(code: JournalErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

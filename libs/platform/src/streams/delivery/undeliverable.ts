/** Thrown by a handler for a message that no repetition will make right: it becomes a dead letter at once. */
export class Undeliverable extends Error {
  readonly code = 'undeliverable';

  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'Undeliverable';
  }
}

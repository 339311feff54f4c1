import { randomUUID } from 'node:crypto';

/** Who this engine is. The address is known when the app listens; before that it owns nothing. */
export class EngineSelf {
  readonly id: string;
  address = '';

  constructor(id: string | undefined) {
    this.id = id ?? `engine-${randomUUID().slice(0, 8)}`;
  }
}

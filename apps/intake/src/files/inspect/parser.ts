/** What a parsing step asks for: so many bytes in hand, so many passed over, or everything up to and including a byte value. */
export type Need = { readonly take: number } | { readonly skip: number } | { readonly until: number };

/** A format as a generator: it asks for bytes, gets them, and returns when the file must end. It throws `Malformed`. */
export type Format = Generator<Need, void, Buffer>;

/** The bytes are not of this format, or go on behind its end. */
export class Malformed extends Error {
  readonly code = 'file-malformed';

  constructor(reason: string) {
    super(reason);
    this.name = 'Malformed';
  }
}

/** Runs a format over bytes as they arrive, holding no more than what one step takes. */
export class StreamParser {
  private need: Need | undefined;
  private held: Buffer[] = [];
  private missing = 0;

  constructor(private readonly format: Format) {
    this.advance(this.format.next());
  }

  /** Feeds the next bytes. Throws `Malformed`, also for bytes behind the end. */
  write(bytes: Buffer): void {
    let rest = bytes;
    while (rest.length > 0) {
      if (!this.need) throw new Malformed('bytes behind the end');
      rest = 'until' in this.need ? this.search(rest, this.need.until) : this.count(rest, 'take' in this.need);
    }
  }

  /** Says that there are no more bytes. Throws `Malformed` when the format is not at its end. */
  end(): void {
    if (this.need) throw new Malformed('cut off');
  }

  private search(rest: Buffer, value: number): Buffer {
    const at = rest.indexOf(value);
    if (at === -1) return Buffer.alloc(0);
    this.answer(rest.subarray(at, at + 1));
    return rest.subarray(at + 1);
  }

  private count(rest: Buffer, keeps: boolean): Buffer {
    const part = rest.subarray(0, this.missing);
    if (keeps) this.held.push(part);
    this.missing -= part.length;
    if (this.missing === 0) this.answer(Buffer.concat(this.held));
    return rest.subarray(part.length);
  }

  private answer(bytes: Buffer): void {
    this.held = [];
    this.advance(this.format.next(bytes));
  }

  /** Steps that ask for nothing are answered at once. */
  private advance(step: IteratorResult<Need, void>): void {
    this.need = step.done ? undefined : step.value;
    if (!this.need || 'until' in this.need) return;
    this.missing = 'take' in this.need ? this.need.take : this.need.skip;
    if (this.missing === 0) this.answer(Buffer.alloc(0));
  }
}

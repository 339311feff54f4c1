/** Keeps the last bytes of a stream, in one fixed buffer. */
export class Tail {
  private readonly ring: Buffer;
  private written = 0;

  constructor(private readonly length: number) {
    this.ring = Buffer.allocUnsafe(length);
  }

  write(bytes: Buffer): void {
    const part = bytes.length > this.length ? bytes.subarray(bytes.length - this.length) : bytes;
    this.written += bytes.length - part.length;
    const at = this.written % this.length;
    const before = part.copy(this.ring, at);
    if (before < part.length) part.copy(this.ring, 0, before);
    this.written += part.length;
  }

  /** The last bytes in order; fewer when fewer were written. */
  bytes(): Buffer {
    if (this.written <= this.length) return Buffer.from(this.ring.subarray(0, this.written));
    const at = this.written % this.length;
    return Buffer.concat([this.ring.subarray(at), this.ring.subarray(0, at)]);
  }
}

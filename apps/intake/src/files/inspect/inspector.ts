import type { FileType } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';
import { Malformed, StreamParser } from './parser.ts';
import { PdfScan } from './pdf.ts';
import { jpeg, png } from './pictures.ts';
import { Tail } from './tail.ts';
import { hidesZip, zipEntries } from './zip.ts';

const headLength = 8;
const tailLength = 256 * 1024;

interface Reading {
  write(bytes: Buffer): void;
  /** Judges the whole file. Throws `Malformed` or a refusal. */
  end(tail: Buffer, size: number): void;
}

const picture = (parser: StreamParser): Reading => ({
  write: (bytes) => parser.write(bytes),
  end: (tail) => {
    parser.end();
    if (hidesZip(tail)) throw new Malformed('a zip inside');
  },
});

const ofd: Reading = {
  write: () => undefined,
  end: (tail, size) => {
    if (!zipEntries(tail, size)?.includes('OFD.xml')) throw new Malformed('no OFD');
  },
};

/** First bytes of each type, and how the rest of it is read. */
const types: readonly { readonly type: FileType; readonly magic: Buffer; readonly reading: () => Reading }[] = [
  { type: 'application/pdf', magic: Buffer.from('%PDF-'), reading: () => new PdfScan() },
  { type: 'image/jpeg', magic: Buffer.from([0xff, 0xd8, 0xff]), reading: () => picture(new StreamParser(jpeg())) },
  {
    type: 'image/png',
    magic: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    reading: () => picture(new StreamParser(png())),
  },
  { type: 'application/ofd', magic: Buffer.from([0x50, 0x4b, 0x03, 0x04]), reading: () => ofd },
];

/**
 * Tells the type of a file from its bytes, whatever name or header says, and checks it as a whole while it flows by: begins and ends as
 * its format demands, nothing behind the end, no second format inside, within the limits of pixels and pages. Memory: the tail.
 */
export class Inspector {
  private head = Buffer.alloc(0);
  private readonly tail = new Tail(tailLength);
  private found: { type: FileType; reading: Reading } | undefined;
  private size = 0;

  /** Looks at the next bytes. Throws the refusal `file-type`, `file-too-many-pixels` or `file-too-many-pages`. */
  write(bytes: Buffer): void {
    this.size += bytes.length;
    this.tail.write(bytes);
    if (this.found) {
      asFileType(() => this.found?.reading.write(bytes));
      return;
    }
    this.head = Buffer.concat([this.head, bytes]);
    if (this.head.length >= headLength) this.begin();
  }

  /** The type of the file, now that it is complete. Throws as `write`, and `file-empty`. */
  end(): FileType {
    if (this.size === 0) throw new Refusal('file-empty');
    const { found } = this;
    if (!found) throw new Refusal('file-type');
    asFileType(() => found.reading.end(this.tail.bytes(), this.size));
    return found.type;
  }

  private begin(): void {
    const row = types.find(({ magic }) => this.head.subarray(0, magic.length).equals(magic));
    if (!row) throw new Refusal('file-type');
    const reading = row.reading();
    this.found = { type: row.type, reading };
    asFileType(() => reading.write(this.head));
    this.head = Buffer.alloc(0);
  }
}

function asFileType(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (error instanceof Malformed) throw new Refusal('file-type', undefined, { cause: error });
    throw error;
  }
}

import { Refusal } from '@yimen/platform';
import { Malformed } from './parser.ts';
import { hidesZip } from './zip.ts';

const maxPages = 200;
const overlap = 64;
const page = /\/Type\s*\/Page(?![A-Za-z])/g;

/**
 * Reads a PDF as far as it must be known here: `%PDF-1.x` or `2.x` at the first byte, `%%EOF` at the end with nothing but line ends
 * behind it, no zip inside, and not too many pages. Pages inside compressed object streams are not seen; the viewer is sandboxed.
 */
export class PdfScan {
  private carried = '';
  private pages = 0;
  private started = false;

  write(bytes: Buffer): void {
    const text = this.carried + bytes.toString('latin1');
    if (!this.started && !/^%PDF-[12]\.\d/.test(text)) throw new Malformed('pdf version');
    this.started = true;
    // A match that begins in the last characters is counted with the next bytes, so the count looks only at what is before them.
    const end = Math.max(0, text.length - overlap);
    for (const match of text.matchAll(page)) if (match.index < end) this.pages += 1;
    this.carried = text.slice(end);
    this.checkPages();
  }

  end(tail: Buffer): void {
    this.pages += [...this.carried.matchAll(page)].length;
    this.checkPages();
    if (!/%%EOF[\r\n\t ]*$/.test(tail.subarray(-1024).toString('latin1'))) throw new Malformed('pdf end');
    if (hidesZip(tail)) throw new Malformed('a zip inside');
  }

  private checkPages(): void {
    if (this.pages > maxPages) throw new Refusal('file-too-many-pages', { most: maxPages });
  }
}

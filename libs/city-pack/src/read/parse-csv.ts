import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import type { FaultList } from '../faults.ts';

/** A file as it stands: header and rows of cells. The first row below the header is row 2. */
export interface RawTable {
  readonly file: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface RawRecord {
  readonly record: string[];
  readonly raw: string;
}

/**
 * Reads one file strictly: UTF-8, no byte-order mark, LF, a last LF, RFC 4180 quotes only where they are needed.
 * @returns the table as far as it could be read; what was wrong is in `faults`
 */
export function parseCsv(file: string, bytes: Uint8Array, faults: FaultList): RawTable | undefined {
  const text = decode(file, bytes, faults);
  const records = text === undefined ? undefined : parseRecords(file, text, faults);
  if (!records) return undefined;
  const [header = [], ...rows] = records.map(({ record }) => record);
  records.forEach(({ record, raw }, i) => {
    if (raw.replace(/\n$/, '') !== record.map(quoted).join(','))
      faults.add({ file, row: i + 1, value: '"', text: 'quotes that are not needed' });
  });
  if (new Set(header).size !== header.length || header.includes(''))
    faults.add({ file, row: 1, value: header.join(), text: 'header has an empty or doubled name' });
  rows.forEach((cells, i) => {
    if (cells.length !== header.length)
      faults.add({ file, row: i + 2, value: String(cells.length), text: `cells, header has ${header.length}` });
  });
  return { file, header, rows };
}

function decode(file: string, bytes: Uint8Array, faults: FaultList): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) faults.add({ file, row: 1, value: 'EF BB BF', text: 'byte-order mark' });
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    faults.add({ file, row: 1, value: '', text: 'not UTF-8' });
    return undefined;
  }
  const rowOf = (at: number) => text.slice(0, at).split('\n').length;
  const cr = text.indexOf('\r');
  if (cr >= 0) faults.add({ file, row: rowOf(cr), value: 'CR', text: 'lines must end with LF alone' });
  if (!text.endsWith('\n')) faults.add({ file, row: rowOf(text.length), value: '', text: 'last line has no LF' });
  return text;
}

function parseRecords(file: string, text: string, faults: FaultList): RawRecord[] | undefined {
  const options = { relax_column_count: true, skip_empty_lines: false, record_delimiter: '\n', raw: true } as const;
  try {
    return parse(text, options) as unknown as RawRecord[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = typeof error.lines === 'number' ? error.lines : 1;
    faults.add({ file, row, value: '"', text: 'quote that does not close or stands inside a cell' });
    return undefined;
  }
}

/** A cell as it must stand in the file. */
function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

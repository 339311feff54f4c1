import type { CodeTable } from './code-table.ts';
import type { MappedField, Mapping, ValueFormat } from './mapping.ts';

/** What an order brings to be mapped. */
export interface MappingSource {
  readonly applicant: object;
  readonly representative?: object | undefined;
  readonly answers: object;
  readonly fields: object;
  readonly case: object;
}

export interface MappingFault {
  readonly to: string;
  readonly fault: 'missing' | 'code-not-mapped' | 'field-too-long' | 'wrong-type';
}

export type Mapped = { readonly body: Record<string, unknown> } | { readonly faults: readonly MappingFault[] };

type Written = string | number | boolean;
type Writer = (value: unknown) => Written | undefined;

const asText: Writer = (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;

const writers: Readonly<Record<ValueFormat, Writer>> = {
  text: asText,
  upper: (value) => (typeof value === 'string' ? value.toUpperCase() : undefined),
  yyyyMMdd: (value) => (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value.replaceAll('-', '') : undefined),
  yuan: (value) => (Number.isSafeInteger(value) ? yuanOf(value as number) : undefined),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  'yes-no': (value) => (typeof value === 'boolean' ? (value ? 'Y' : 'N') : undefined),
  address: (value) => addressOf(value),
};

/** Writes the order as the bureau wants it, or says all that stands in the way. */
export function applyMapping(mapping: Mapping, codes: CodeTable, given: MappingSource): Mapped {
  const faults: MappingFault[] = [];
  const body: Record<string, unknown> = {};
  for (const field of mapping.fields) {
    const written = writeField(field, codes, given);
    if (typeof written === 'object') faults.push({ to: field.to, fault: written.fault });
    else if (written !== undefined) setPath(body, field.to.split('.'), written);
  }
  return faults.length > 0 ? { faults } : { body };
}

function writeField(field: MappedField, codes: CodeTable, given: MappingSource): Written | undefined | Pick<MappingFault, 'fault'> {
  const value = valueAt(field.from, given);
  if (value === undefined || value === null || value === '') return field.required ? { fault: 'missing' } : undefined;
  const written = field.list === undefined ? writers[field.format](value) : codes.theirs(field.list, String(asText(value)));
  if (written === undefined) return { fault: field.list === undefined ? 'wrong-type' : 'code-not-mapped' };
  if (field.maxBytes !== undefined && utf8Length(String(written)) > field.maxBytes) return { fault: 'field-too-long' };
  return written;
}

function valueAt(from: string, given: MappingSource): unknown {
  const [root = '', ...names] = from.split('.');
  if (root === 'constant') return names.join('.');
  let value: unknown = given[root as keyof MappingSource];
  for (const name of names) value = isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return value;
}

function setPath(body: Record<string, unknown>, names: readonly string[], value: Written): void {
  const [name = '', ...rest] = names;
  if (rest.length === 0) body[name] = value;
  else {
    const inner = isRecord(body[name]) ? body[name] : {};
    body[name] = inner;
    setPath(inner, rest, value);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fen as yuan with two decimals, without going through a fraction. */
function yuanOf(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function addressOf(value: unknown): string | undefined {
  if (!isRecord(value)) return undefined;
  const { district, township, detail } = value;
  return typeof detail === 'string' ? [district, township, detail].filter((part) => typeof part === 'string').join(' ') : undefined;
}

/** Bytes of a text in UTF-8, without an encoder: this code runs in browsers and servers alike. */
function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

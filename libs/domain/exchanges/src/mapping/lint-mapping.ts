import type { CodeTable } from './code-table.ts';
import type { Mapping } from './mapping.ts';

/** What a system's own description asks for an item. */
export interface TheirItem {
  /** Their code of the item. */
  readonly code: string;
  /** Paths that must be there, and all paths that may be. */
  readonly required: readonly string[];
  readonly known: readonly string[];
}

/** What a system's own description says of its words. */
export interface TheirWords {
  readonly items: readonly TheirItem[];
  /** By list: every code that it may send. */
  readonly sends: Readonly<Record<string, readonly string[]>>;
}

/** What we have for an item: its fields and questions with their options. */
export interface OurItem {
  readonly slug: string;
  /** By source path, e.g. `fields.kind` or `answers.who`; the options of a choice. */
  readonly sources: ReadonlyMap<string, readonly string[]>;
  /** Sources of which the item version says that they go to this system. */
  readonly destined: readonly string[];
}

/** Lists of ours that must be reached from every code that comes in. */
export interface OurWords {
  readonly decisions: readonly string[];
  readonly reasons: readonly string[];
  readonly statuses: readonly string[];
}

const personal = /^(applicant|representative)\.(name|idNumber|phone)$/;
const caseFacts = /^case\.(number|receivedOn|acceptedOn|centre|situation)$/;

/** Faults of one mapping, as sentences. Source: spec/bureaus.md 4.3. */
export function lintMapping(mapping: Mapping, item: OurItem, theirs: TheirWords, codes: CodeTable): string[] {
  const wanted = theirs.items.find(({ code }) => code === mapping.theirItem);
  if (!wanted) return [`their description does not know the item ${mapping.theirItem}`];
  const targets = mapping.fields.map(({ to }) => to);
  const unfed = wanted.required.filter((path) => !targets.includes(path)).map((path) => `${path} is required by them and not fed`);
  const unsure = mapping.fields
    .filter(({ to, required }) => wanted.required.includes(to) && !required)
    .map(({ to }) => `${to} is required by them and may be missing here`);
  const strange = targets.filter((path) => !wanted.known.includes(path)).map((path) => `${path} is not in their description`);
  const twice = targets.filter((path, index) => targets.indexOf(path) !== index).map((path) => `${path} is fed twice`);
  const left = item.destined.filter((source) => !isFed(source, mapping)).map((source) => `${source} is meant for them and not mapped`);
  return [...unfed, ...unsure, ...strange, ...twice, ...left, ...mapping.fields.flatMap((field) => lintSource(field, item, codes))];
}

/** Name, number and telephone stand on the form and in the order's applicant: either feeds them. */
function isFed(source: string, { fields }: Mapping): boolean {
  const asApplicant = source.replace(/^fields\./, 'applicant.');
  return fields.some(({ from }) => from === source || from === asApplicant || from.startsWith(`${source}.`));
}

function lintSource({ to, from, list }: Mapping['fields'][number], item: OurItem, codes: CodeTable): string[] {
  const named = [...item.sources.keys()].find((source) => from === source || from.startsWith(`${source}.`));
  if (named === undefined && !personal.test(from) && !caseFacts.test(from) && !from.startsWith('constant.'))
    return [`${to}: the item has no ${from}`];
  const options = named === undefined ? [] : (item.sources.get(named) ?? []);
  if (options.length > 0 && list === undefined) return [`${to}: the options of ${from} need a code list`];
  if (list === undefined) return [];
  return options
    .filter((option) => codes.theirs(list, option) === undefined)
    .map((option) => `${to}: ${list} has no partner for ${option}`);
}

/** Faults of one system's codes, as sentences: every word that may come in has one meaning here. */
export function lintCodes(codes: CodeTable, theirs: TheirWords, ours: OurWords): string[] {
  const incoming: Readonly<Record<string, readonly string[]>> = { decision: ours.decisions, reason: ours.reasons, status: ours.statuses };
  const unmapped = Object.entries(theirs.sends).flatMap(([list, sent]) =>
    sent.filter((code) => codes.ours(list, code) === undefined).map((code) => `${list}: ${code} may come in and has no partner`),
  );
  const strange = Object.entries(incoming).flatMap(([list, known]) =>
    codes
      .rowsOf(list, 'in')
      .filter((row) => !known.includes(row.ours))
      .map((row) => `${list}: ${row.ours} is no code of ours`),
  );
  return [...unmapped, ...strange, ...foldedRows(codes)];
}

/** A list that goes both ways is one to one; what only comes in may fold several of theirs into one of ours when the row says so. */
function foldedRows({ rows }: CodeTable): string[] {
  return rows.flatMap((row, index) => {
    const others = rows.slice(0, index).filter((other) => other.list === row.list && overlaps(other.direction, row.direction));
    const sameOurs = others.some((other) => other.ours === row.ours && other.theirs !== row.theirs && !isInOnly(row, other));
    const sameTheirs = others.some((other) => other.theirs === row.theirs && (row.direction !== 'out' || other.direction !== 'out'));
    const faults = sameOurs ? [`${row.list}: ${row.ours} has two partners`] : [];
    return sameTheirs ? [...faults, `${row.list}: ${row.theirs} stands twice`] : faults;
  });
}

type Direction = CodeTable['rows'][number]['direction'];

function overlaps(one: Direction, other: Direction): boolean {
  return one === 'both' || other === 'both' || one === other;
}

function isInOnly(...rows: readonly { direction: Direction; note: string }[]): boolean {
  return rows.every(({ direction, note }) => direction === 'in' && note.includes('default'));
}

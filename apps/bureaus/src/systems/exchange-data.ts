import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isConnected } from '@yimen/city-pack';
import type { CityPack, SystemRow } from '@yimen/city-pack';
import { CodeRow, CodeTable, lintCodes, lintMapping, Mapping } from '@yimen/domain-exchanges';
import type { OurItem, OurWords, TheirWords } from '@yimen/domain-exchanges';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { theirWordsFrom } from './their-words.ts';

/** What the pack says about the exchange with one system, checked against the system's own description. */
export interface ExchangeData {
  readonly codes: CodeTable;
  /** By our item code. */
  readonly mappings: ReadonlyMap<string, Mapping>;
}

/** Faults in codes, mappings or descriptions: the service does not start. */
export class ExchangeDataError extends Error {
  readonly faults: readonly string[];

  constructor(faults: readonly string[]) {
    super(['the exchange data of the city pack are not sound', ...faults].join('\n'));
    this.name = 'ExchangeDataError';
    this.faults = faults;
  }
}

/** Loads and lints the data of the systems given. Throws `ExchangeDataError` with every fault (spec/bureaus.md 4.3). */
export async function loadExchangeData(pack: CityPack, systems: readonly SystemRow[]): Promise<ReadonlyMap<string, ExchangeData>> {
  const loaded = await Promise.all(systems.map(async (row) => [row, await loadOne(pack, row)] as const));
  const faults = loaded.flatMap(([row, { faults: own }]) => own.map((fault) => `${row.system}: ${fault}`));
  if (faults.length > 0) throw new ExchangeDataError(faults);
  return new Map(loaded.map(([row, { data }]) => [row.system, data]));
}

/** Name of the field that carries the key: `$.msgId` → `msgId`. */
export function keyNameOf({ keyField }: Pick<SystemRow, 'keyField'>): string {
  return keyField.replace(/^\$\./, '');
}

async function loadOne(pack: CityPack, row: SystemRow): Promise<{ data: ExchangeData; faults: string[] }> {
  const faults: string[] = [];
  const codes = new CodeTable(await readCodes(pack.folder, row, faults));
  const theirs = await readTheirWords(pack.folder, row, faults);
  const slugs = pack.items.filter(({ slug, system }) => system === row.system && isConnected(pack, slug)).map(({ slug }) => slug);
  const mappings = new Map<string, Mapping>();
  for (const slug of slugs) {
    const mapping = await readMapping(pack.folder, slug, row, faults);
    if (mapping) mappings.set(slug, mapping);
  }
  if (theirs) {
    faults.push(...lintCodes(codes, theirs, ourWords(pack)));
    for (const [slug, mapping] of mappings)
      faults.push(...lintMapping(mapping, ourItem(pack, slug, row.system), theirs, codes).map((fault) => `${slug}: ${fault}`));
  }
  return { data: { codes, mappings }, faults };
}

async function readCodes(folder: string, { codes }: SystemRow, faults: string[]): Promise<CodeRow[]> {
  const rows = await attempt(codes, faults, async (): Promise<unknown[]> =>
    parse(await readFile(join(folder, codes)), { columns: true, bom: true }),
  );
  return (rows ?? []).flatMap((row, index) => {
    const parsed = CodeRow.safeParse(row);
    if (!parsed.success) faults.push(`${codes} row ${index + 2}: ${oneLine(parsed.error)}`);
    return parsed.success ? [parsed.data] : [];
  });
}

async function readMapping(folder: string, slug: string, row: SystemRow, faults: string[]): Promise<Mapping | undefined> {
  const file = row.mapping.replace('*', slug);
  const mapping = await attempt(file, faults, async () => Mapping.parse(JSON.parse(await readFile(join(folder, file), 'utf8'))));
  if (mapping && (mapping.item !== slug || mapping.system !== row.system))
    faults.push(`${file}: is about ${mapping.item} at ${mapping.system}`);
  return mapping;
}

async function readTheirWords(folder: string, row: SystemRow, faults: string[]): Promise<TheirWords | undefined> {
  const file = join('openapi', `${row.system}.json`);
  return attempt(file, faults, async () => theirWordsFrom(JSON.parse(await readFile(join(folder, file), 'utf8')), keyNameOf(row)));
}

async function attempt<Value>(file: string, faults: string[], read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    faults.push(`${file}: ${oneLine(error)}`);
    return undefined;
  }
}

function oneLine(error: unknown): string {
  const reason = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
  return reason.replaceAll(/\s*\n\s*/g, ' ');
}

function ourWords(pack: CityPack): OurWords {
  const reasons = pack.reasons.map(({ code }) => code);
  return { decisions: ['granted', 'partly', 'denied'], reasons, statuses: ['open', 'decided', 'cancelled'] };
}

function ourItem(pack: CityPack, slug: string, system: string): OurItem {
  const fields = pack.fields.filter(({ item }) => item === slug);
  const questions = pack.questions.filter(({ item }) => item === slug);
  return {
    slug,
    sources: new Map([
      ...fields.map(({ id, optionCodes }) => [`fields.${id}`, optionCodes] as const),
      ...questions.map(({ id, optionCodes }) => [`answers.${id}`, optionCodes] as const),
    ]),
    destined: fields.filter(({ sentTo }) => sentTo.includes(system)).map(({ id }) => `fields.${id}`),
  };
}

import { JournalError } from '../errors.ts';
import type { Journal } from '../journal.ts';
import { compareRows } from './compare.ts';
import type { Comparison } from './compare.ts';
import type { Row } from './row.ts';
import type { Project, Rows } from './rows.ts';

export interface RebuildProgress {
  readonly step: 'reading' | 'comparing' | 'swapped' | 'refused';
  readonly commits: number;
  readonly streams: number;
}

export interface RebuildReport {
  readonly commits: number;
  readonly streams: number;
  /** Rows compared with the live ones, and the streams whose views differ at the same commit. */
  readonly compared: number;
  readonly different: readonly string[];
  readonly swapped: boolean;
}

interface Rebuild<Event extends object, By, View> {
  readonly journal: Journal<Event, By>;
  readonly project: Project<Event, By, View>;
  readonly live: Rows<Event, By, View>;
  readonly shadow: Rows<Event, By, View>;
  /** Swap although views differ: for a new version of the projecting code. */
  readonly evenDifferent: boolean;
  swap(): Promise<boolean>;
  /** Resolves when no process writes to the old rows any more. */
  settle(): Promise<void>;
  onProgress?: ((progress: RebuildProgress) => void) | undefined;
}

/** Writes all rows anew beside the live ones, which go on serving, compares both, and swaps when they are equal. */
export async function rebuild<Event extends object, By, View>(work: Rebuild<Event, By, View>): Promise<RebuildReport> {
  const { commits, streams } = await writeAll(work);
  const tell = (step: RebuildProgress['step']): void => work.onProgress?.({ step, commits, streams });
  tell('comparing');
  const { rows, different } = await comparePass(work);
  const agreed = different.length === 0 || work.evenDifferent;
  const swapped = agreed && (await work.swap());
  if (swapped) {
    await work.settle();
    await catchUp(work);
  }
  tell(swapped ? 'swapped' : 'refused');
  return { commits, streams, compared: rows, different, swapped };
}

/** Reads the whole journal once. Ids sort by stream and seq, so a row is mostly written once, when its stream ends. */
async function writeAll<Event extends object, By, View>(work: Rebuild<Event, By, View>): Promise<{ commits: number; streams: number }> {
  let row: Row<View> | undefined;
  let [commits, streams] = [0, 0];
  const flush = async (): Promise<void> => {
    if (!row) return;
    streams += 1;
    await work.shadow.collection.replaceOne({ _id: row._id }, row, { upsert: true });
  };
  for await (const commit of work.journal.readAll()) {
    if (row?._id !== commit.stream) {
      await flush();
      row = await work.shadow.find(commit.stream);
    }
    row = { _id: commit.stream, seq: commit.seq, view: work.project(row?.view ?? undefined, commit) ?? null };
    commits += 1;
    if (commits % 1000 === 0) work.onProgress?.({ step: 'reading', commits, streams });
  }
  await flush();
  return { commits, streams };
}

/** Compares all rows once and brings those of the shadow forward that are behind. Live rows move meanwhile, so some always are. */
async function comparePass<Event extends object, By, View>({ live, shadow }: Rebuild<Event, By, View>): Promise<Comparison> {
  const comparison = await compareRows(live.all(), shadow.all());
  for (const { stream, seq } of comparison.behind) await shadow.advance(stream, seq);
  return comparison;
}

/** After the swap nobody writes to the old rows, so the new ones reach every place where those stood. */
async function catchUp<Event extends object, By, View>(work: Rebuild<Event, By, View>): Promise<void> {
  for (let pass = 0; pass < 10; pass += 1) if ((await comparePass(work)).behind.length === 0) return;
  throw new JournalError('not-reproducible', 'the old rows stand at commits that the journal does not have');
}

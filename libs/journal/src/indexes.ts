import type { Model } from 'mongoose';
import type { Commit } from './commit.ts';
import { JournalError } from './errors.ts';

/** The indexes of a journal beside `_id`. */
const wanted = [
  { name: 'keys', key: { keys: 1 }, unique: true },
  { name: 'unpublished', key: { stream: 1, seq: 1 }, partialFilterExpression: { published: false } },
] as const;

/** Creates the indexes and reads them back: a server that kept something else is refused with `index-mismatch`. */
export async function createIndexes<Event extends object, By>(model: Model<Commit<Event, By>>): Promise<void> {
  for (const { key, ...options } of wanted) await model.collection.createIndex(key, options, {});
  const there = (await model.collection.indexes()) as Record<string, unknown>[];
  for (const index of wanted) refuseMismatch(model.collection.name, index, there);
}

function refuseMismatch(collection: string, index: Record<string, unknown>, there: readonly Record<string, unknown>[]): void {
  const got = there.find(({ name }) => name === index.name) ?? {};
  const field = Object.keys(index).find((each) => said(got[each]) !== said(index[each]));
  if (field === undefined) return;
  throw new JournalError('index-mismatch', `${collection}: ${field} of an index should be ${said(index[field])}, is ${said(got[field])}`);
}

function said(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}

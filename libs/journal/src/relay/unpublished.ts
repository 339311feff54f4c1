import type { Model } from 'mongoose';
import type { Commit } from '../commit.ts';

/** The unpublished commits of one stream in order, from the lowest. `more`: the stream has further ones behind them. */
export interface Lane<Event extends object, By> {
  readonly stream: string;
  readonly commits: readonly Commit<Event, By>[];
  readonly more: boolean;
}

const longestLane = 200;

/** Everything unpublished, stream by stream, as the majority has it. Memory holds one lane at a time. */
export async function* unpublishedLanes<Event extends object, By>(model: Model<Commit<Event, By>>): AsyncGenerator<Lane<Event, By>> {
  const cursor = model.collection
    .find({ published: false } as never, { readConcern: { level: 'majority' }, readPreference: 'primary', hint: 'unpublished' })
    .sort({ stream: 1, seq: 1 })
    .batchSize(500);
  let commits: Commit<Event, By>[] = [];
  let more = false;
  for await (const commit of cursor as AsyncIterable<unknown> as AsyncIterable<Commit<Event, By>>) {
    const [first] = commits;
    if (first && first.stream !== commit.stream) {
      yield { stream: first.stream, commits, more };
      commits = [];
      more = false;
    }
    if (commits.length < longestLane) commits.push(commit);
    else more = true;
  }
  const [first] = commits;
  if (first) yield { stream: first.stream, commits, more };
}

/**
 * Sets the flag of commits whose messages were acknowledged: the only update that a journal knows. It waits for the majority, because
 * that is what the next look at the journal sees; a lost flag costs a repetition and nothing else.
 */
export async function markPublished<Event extends object, By>(model: Model<Commit<Event, By>>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await model.collection.updateMany({ _id: { $in: ids } } as never, { $set: { published: true } }, { writeConcern: { w: 'majority' } });
}

/** Takes the flag off again, so that the relay publishes anew: all commits from a seq on, of one stream or of all. Says how many. */
export async function unmark<Event extends object, By>(model: Model<Commit<Event, By>>, fromSeq: number, stream?: string): Promise<number> {
  const filter = { seq: { $gte: fromSeq }, published: true, ...(stream === undefined ? {} : { stream: { $eq: stream } }) };
  const { modifiedCount } = await model.collection.updateMany(filter, { $set: { published: false } });
  return modifiedCount;
}

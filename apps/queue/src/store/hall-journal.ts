import { Injectable } from '@nestjs/common';
import type { HallEvent } from '@yimen/domain-ticketing';
import { Journal, genesis, hashOfCommit, parseCommitId } from '@yimen/journal';
import type { Commit } from '@yimen/journal';
import { MongoLink, Refusal } from '@yimen/platform';

export type HallCommit = Commit<HallEvent>;

export const journalCollection = 'queue_journal';

/** The journal of all hall days: stream `queue/<hall>/<day>`. */
@Injectable()
export class HallJournal {
  readonly journal: Journal<HallEvent>;

  constructor(mongo: MongoLink) {
    this.journal = Journal.open<HallEvent>(mongo.connection, journalCollection);
  }

  streamOf(hall: string, day: string): string {
    return `queue/${hall}/${day}`;
  }

  /** The newest day that a hall has a journal of. Throws `journal-unavailable`. */
  async latestDay(hall: string): Promise<string | undefined> {
    const { collection } = this.journal.model;
    // '0' is the character after '/': all ids of this hall and of no other.
    const filter = { _id: { $gte: `queue/${hall}/`, $lt: `queue/${hall}0` } };
    const options = { sort: { _id: -1 }, projection: { _id: 1 }, readConcern: { level: 'majority' }, maxTimeMS: 2000 } as const;
    const found = await collection.findOne(filter as never, options).catch((cause: unknown) => {
      throw new Refusal('journal-unavailable', undefined, { cause });
    });
    return parseCommitId(String(found?._id ?? ''))
      ?.stream.split('/')
      .at(-1);
  }

  /**
   * The commits of a day in order, each checked against the one before.
   * @throws JournalBroken when a seq is missing or the hash chain does not hold: such a hall is not served
   */
  async *replay(hall: string, day: string): AsyncGenerator<HallCommit> {
    let before: HallCommit | undefined;
    for await (const commit of this.journal.read(this.streamOf(hall, day))) {
      if (commit.seq !== (before?.seq ?? 0) + 1) throw new JournalBroken(commit, 'a commit is missing');
      if (commit.prev !== (before?.hash ?? genesis) || hashOfCommit(commit) !== commit.hash)
        throw new JournalBroken(commit, 'the chain is broken');
      yield commit;
      before = commit;
    }
  }
}

/** The journal of a hall day cannot be trusted from this commit on. */
export class JournalBroken extends Error {
  readonly code = 'journal-broken';

  constructor(commit: HallCommit, why: string) {
    super(`${commit._id}: ${why}`);
    this.name = 'JournalBroken';
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { commitId } from '@yimen/journal';
import type { AppendResult } from '@yimen/journal';
import { Clock, Refusal } from '@yimen/platform';
import { AfterCommit } from './after-commit.ts';
import { BUREAUS_JOURNAL } from './bureaus-journal.ts';
import type { Author, BureausCommit, BureausEvent, BureausJournal } from './bureaus-journal.ts';

export interface Entry {
  readonly stream: string;
  readonly expectedSeq: number;
  readonly events: readonly BureausEvent[];
  /** Why, for the journal's causes. */
  readonly type: string;
  readonly by: Author;
  /** Idempotency key of what caused it; its place in the stream when it has none of its own. */
  readonly key?: string | undefined;
  readonly bodyHash?: string | undefined;
}

/** `taken`: somebody else wrote there, or the key has had its effect. */
export type Appended = { readonly kind: 'appended'; readonly commit: BureausCommit } | { readonly kind: 'taken' };

const settleMs = 4000;

/** Appends to the journal and resolves unknown outcomes: the very same commit is sent again, never guessed. */
@Injectable()
export class Appender {
  constructor(
    @Inject(BUREAUS_JOURNAL) private readonly journal: BureausJournal,
    private readonly clock: Clock,
    private readonly afterCommit: AfterCommit,
  ) {}

  /** Throws `journal-unavailable` or `outcome-unknown`. */
  async append(entry: Entry): Promise<Appended> {
    const { stream, expectedSeq, events, type, by, key = commitId(stream, expectedSeq + 1), bodyHash = '0'.repeat(64) } = entry;
    const draft = { keys: [key], causes: [{ key, type, by, bodyHash }], events, at: this.clock.now() };
    const result = await this.settled(await this.journal.append(stream, expectedSeq, draft));
    if (result.kind !== 'appended') return { kind: 'taken' };
    await this.afterCommit.tell(result.commit);
    return result;
  }

  private async settled(result: AppendResult<BureausEvent, Author>): Promise<AppendResult<BureausEvent, Author>> {
    if (result.kind === 'unavailable') throw new Refusal('journal-unavailable', undefined, { cause: result.cause });
    if (result.kind !== 'unknown') return result;
    const settled = await this.journal.settle(result.commit, { signal: AbortSignal.timeout(settleMs) }).catch((cause: unknown) => {
      throw new Refusal('outcome-unknown', undefined, { cause });
    });
    return settled.kind === 'stands' ? { kind: 'appended', commit: settled.commit } : { kind: 'seq-taken' };
  }
}

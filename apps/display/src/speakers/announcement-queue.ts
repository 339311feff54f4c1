import type { Announcement } from '@yimen/contracts';

/** A call or recall of a zone as it came with its commit. */
export interface Call extends Omit<Announcement, 'expiresInMs' | 'short'> {
  readonly ticket: string;
  /** Monotonic ms at which its commit was made. */
  readonly committedAt: number;
}

/** A speaker that comes later than the commit never starts one that is older. */
const FOR_A_NEWCOMER_MS = 20_000;
/** A live speaker, who had it queued all along, may start it until then. */
const AT_A_LIVE_SPEAKER_MS = 60_000;
/** More waiting than this are shortened to number and window. */
const LONG_BACKLOG = 3;
const REMEMBERED = 512;

/** What is still to be spoken in one zone, in order: spec/queue.md 8.6. Time comes in. */
export class AnnouncementQueue {
  private calls: Call[] = [];
  private readonly done = new Set<string>();

  get length(): number {
    return this.calls.length;
  }

  /** Adds a call once. A recall takes the place of the same ticket's call that was not spoken yet. */
  add(call: Call): void {
    if (this.done.has(call.id) || this.calls.some(({ id }) => id === call.id)) return;
    const queued = this.calls.findIndex(({ ticket }) => ticket === call.ticket);
    if (queued === -1) this.calls.push(call);
    else this.calls[queued] = call;
  }

  /** Marks an announcement as done, whoever spoke it and however it ended. */
  finish(id: string): void {
    this.calls = this.calls.filter((call) => call.id !== id);
    this.done.add(id);
    const oldest = this.done.values().next();
    if (this.done.size > REMEMBERED && !oldest.done) this.done.delete(oldest.value);
  }

  /** Drops what nobody waits for any more. */
  keep(isCalled: (ticket: string) => boolean): void {
    for (const { id, ticket } of this.calls) if (!isCalled(ticket)) this.finish(id);
  }

  /** The next one for a speaker that has been one since `speakerSince`; what is too old for it is done unspoken. */
  next(now: number, speakerSince: number): (Announcement & { readonly ticket: string }) | undefined {
    for (const call of this.calls) {
      const limitMs = call.committedAt >= speakerSince ? AT_A_LIVE_SPEAKER_MS : FOR_A_NEWCOMER_MS;
      const expiresInMs = Math.floor(call.committedAt + limitMs - now);
      if (expiresInMs <= 0) {
        this.finish(call.id);
        continue;
      }
      const { committedAt: _committedAt, ...announcement } = call;
      return { ...announcement, expiresInMs, short: this.calls.length > LONG_BACKLOG };
    }
    return undefined;
  }
}

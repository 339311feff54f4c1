import { answerOf, emptyHall, evolveCommit } from '@yimen/domain-ticketing';
import type { HallAnswer, HallEvent, HallState } from '@yimen/domain-ticketing';
import type { HallCommit } from '../../store/hall-journal.ts';

/** What a command brought: its answer, and the beginning of the hash of the commit that made it true. */
export interface Done {
  readonly answer: HallAnswer;
  readonly commit: string;
}

/** A command of the day that took effect: the same key with the same body gets the same bytes again. */
export interface Answered {
  readonly bodyHash: string;
  /** Absent for what the engine wrote for itself. */
  readonly done: Done | undefined;
}

const ofTheEngine: ReadonlySet<string> = new Set(['ownHall']);

/** One hall day in memory: what its durable commits say, and the answers that they gave. */
export class HallDay {
  state: HallState;
  readonly answers = new Map<string, Answered>();
  /** First characters of the hash of the commit that issued each ticket: printed on the slip. */
  readonly issuedBy = new Map<string, string>();

  constructor(
    readonly hall: string,
    readonly day: string,
  ) {
    this.state = emptyHall(hall, day);
  }

  get stream(): string {
    return `queue/${this.hall}/${this.day}`;
  }

  /** Keys are stored with hall and day, because they are unique in the whole collection. */
  storedKey(key: string): string {
    return `${this.hall}/${this.day}/${key}`;
  }

  /** Takes a durable commit in. */
  take(commit: HallCommit): void {
    this.state = evolveCommit(this.state, commit);
    const position = { day: this.day, epoch: this.state.epoch, seq: commit.seq };
    const byCause = Map.groupBy(commit.events, ({ cause }) => cause);
    for (const [index, { key, type, bodyHash }] of commit.causes.entries()) {
      const events = byCause.get(index) ?? [];
      const short = commit.hash.slice(0, 8);
      const done = ofTheEngine.has(type) ? undefined : { answer: answerOf(events, position), commit: short };
      this.answers.set(key, { bodyHash, done });
      this.#rememberTickets(events, short);
    }
  }

  #rememberTickets(events: readonly HallEvent[], commit: string): void {
    for (const event of events) if (event.type === 'ticketIssued') this.issuedBy.set(event.ticket, commit);
  }
}

import type { Announcement, Speaker } from '@yimen/contracts';
import type { PhraseKind } from '@yimen/ui/sounds';

export interface Voice {
  play(spoken: { kind: PhraseKind; number: string; window: string }, languages: Announcement['languages']): Promise<void>;
}

export interface AnnouncerOptions {
  readonly voice: Voice;
  /** Tells the edge that this one begins; `refused` when another screen speaks or did. */
  readonly begin: (id: string, fence: number) => Promise<'done' | 'refused'>;
  readonly end: (id: string, fence: number) => void;
  /** Whether the number is still being called. */
  readonly isCalled: (number: string) => boolean;
  /** No voice while the truth is older than 30 s. */
  readonly maySpeak: () => boolean;
  readonly now?: () => number;
  /** Ids that were begun, kept over a reload. */
  readonly begun: BegunIds;
}

export interface BegunIds {
  has(id: string): boolean;
  add(id: string): void;
}

interface Waiting {
  readonly announcement: Announcement;
  readonly until: number;
}

/** What was queued at a live speaker may start up to this much after the edge's own limit (spec/queue.md 8.6: 60 s against 20 s). */
const patienceMs = 40_000;
/** More than so many waiting: number and window only. */
const backlog = 3;

/** The ordered queue of one loudspeaker: every call once, in order, never cut, never after its time. */
export class Announcer {
  #queue: Waiting[] = [];
  #speaker: Speaker | undefined;
  #speaking = false;

  constructor(private readonly options: AnnouncerOptions) {}

  /** Calls that wait for their turn. */
  get waiting(): number {
    return this.#queue.length;
  }

  speaker(speaker: Speaker): void {
    this.#speaker = speaker;
    if (!speaker.you) this.#queue = [];
  }

  announce(announcement: Announcement): void {
    if (!this.#speaker?.you || this.options.begun.has(announcement.id) || announcement.expiresInMs <= 0) return;
    const until = this.#now() + announcement.expiresInMs + patienceMs;
    const others = this.#queue.filter((waiting) => waiting.announcement.number !== announcement.number);
    this.#queue = [...others, { announcement, until }];
    void this.#speakAll();
  }

  #now(): number {
    return (this.options.now ?? (() => performance.now()))();
  }

  async #speakAll(): Promise<void> {
    if (this.#speaking) return;
    this.#speaking = true;
    try {
      for (let next = this.#queue.shift(); next; next = this.#queue.shift()) await this.#speak(next);
    } finally {
      this.#speaking = false;
    }
  }

  async #speak({ announcement, until }: Waiting): Promise<void> {
    const { begin, end, isCalled, maySpeak, voice, begun } = this.options;
    const { id, number, window, kind, languages, silent, short } = announcement;
    const speaker = this.#speaker;
    if (!speaker?.you || this.#now() > until || !isCalled(number) || !maySpeak() || begun.has(id)) return;
    if ((await begin(id, speaker.fence)) === 'refused') return;
    begun.add(id);
    const phrase = short || this.#queue.length >= backlog ? 'short' : kind;
    if (!silent) await voice.play({ kind: phrase, number, window }, languages);
    end(id, speaker.fence);
  }
}

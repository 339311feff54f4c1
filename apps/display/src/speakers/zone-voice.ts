import type { Announcement } from '@yimen/contracts';
import { AnnouncementQueue } from './announcement-queue.ts';
import type { Call } from './announcement-queue.ts';
import type { Lease } from './speaker-lease.ts';

/** A screen that could speak for a zone. */
export interface Candidate {
  readonly id: string;
  speaker(frame: { zone: string; you: boolean; fence: number }): void;
  announce(announcement: Announcement): void;
}

/** What a zone's voice needs from outside. */
export interface VoicePorts {
  take(holder: string): Promise<Lease | undefined>;
  renew(lease: Lease, holder: string): Promise<Lease | undefined>;
  release(lease: Lease): Promise<void>;
  /** Tells the other edges that an announcement is done. */
  done(id: string): void;
  /** Monotonic ms. */
  now(): number;
}

interface Speaking {
  readonly screen: Candidate;
  readonly fence: number;
  readonly since: number;
}

interface InFlight {
  readonly id: string;
  readonly sentAt: number;
  readonly begun: boolean;
}

/** No `speaking` within this: the next screen gets it. */
const SILENT_MS = 2000;
/** No `spoken` within this: the next announcement goes out. */
const LONG_MS = 20_000;
const RENEW_MS = 1000;
const FORGET_MS = 120_000;

/** The one voice of a zone: at most one screen of all edges speaks, one announcement after the other, each at most once. */
export class ZoneVoice {
  readonly queue = new AnnouncementQueue();
  private candidates: Candidate[] = [];
  private lease: Lease | undefined;
  private renewedAt = -Infinity;
  private speaker: Speaking | undefined;
  private inFlight: InFlight | undefined;
  private busy = false;
  private leftAt = Infinity;

  constructor(
    readonly zone: string,
    private readonly ports: VoicePorts,
  ) {}

  /** Nobody could speak for so long that what was spoken need not be remembered. */
  get isForgotten(): boolean {
    return this.candidates.length === 0 && !this.lease && this.ports.now() - this.leftAt > FORGET_MS;
  }

  add(call: Call): void {
    this.queue.add(call);
    this.pump();
  }

  /** A screen may join any number of times. */
  join(candidate: Candidate): void {
    if (this.candidates.some(({ id }) => id === candidate.id)) return;
    this.candidates.push(candidate);
    candidate.speaker({ zone: this.zone, you: false, fence: this.speaker?.fence ?? 0 });
    void this.tick();
  }

  leave(id: string): void {
    this.candidates = this.candidates.filter((candidate) => candidate.id !== id);
    if (this.speaker?.screen.id === id) this.silence();
    this.leftAt = this.ports.now();
    void this.tick();
  }

  /** The speaker begins: from here on the announcement is done, whoever dies. False: it is not this screen's to speak. */
  speaking(id: string, fence: number, screen: string): boolean {
    if (this.speaker?.screen.id !== screen || this.speaker.fence !== fence || this.inFlight?.id !== id) return false;
    this.inFlight = { ...this.inFlight, begun: true };
    this.queue.finish(id);
    this.ports.done(id);
    return true;
  }

  /** The speaker is done with it. */
  spoken(id: string, fence: number, screen: string): boolean {
    if (this.speaker?.screen.id !== screen || this.speaker.fence !== fence || this.inFlight?.id !== id) return false;
    this.inFlight = undefined;
    this.pump();
    return true;
  }

  /** Called often: keeps the lease, finds a speaker, gives a silent one up, goes on. */
  async tick(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      await this.keepLease();
      await this.judgeSpeaker();
    } finally {
      this.busy = false;
    }
    this.pump();
  }

  private async keepLease(): Promise<void> {
    const { lease } = this;
    const holder = this.speaker?.screen.id ?? this.candidates[0]?.id;
    if (holder === undefined) {
      this.lease = undefined;
      if (lease) await this.ports.release(lease);
      return;
    }
    if (lease && this.speaker && this.ports.now() - this.renewedAt < RENEW_MS) return;
    this.renewedAt = this.ports.now();
    this.lease = lease ? await this.ports.renew(lease, holder) : await this.ports.take(holder);
    if (!this.lease) this.silence();
    else if (!this.speaker) this.appoint(this.candidates[0]);
  }

  private async judgeSpeaker(): Promise<void> {
    const { inFlight, speaker } = this;
    const forMs = inFlight ? this.ports.now() - inFlight.sentAt : 0;
    if (!inFlight || !speaker) return;
    if (inFlight.begun && forMs > LONG_MS) this.inFlight = undefined;
    if (!inFlight.begun && forMs > SILENT_MS) {
      const at = this.candidates.findIndex(({ id }) => id === speaker.screen.id);
      const next = this.candidates[(at + 1) % this.candidates.length];
      this.silence();
      if (this.lease && next) this.lease = await this.ports.renew(this.lease, next.id);
      if (this.lease) this.appoint(next);
    }
  }

  private appoint(screen: Candidate | undefined): void {
    if (!screen || !this.lease) return;
    this.speaker = { screen, fence: this.lease.fence, since: this.ports.now() };
    for (const candidate of this.candidates) {
      candidate.speaker({ zone: this.zone, you: candidate === screen, fence: this.lease.fence });
    }
  }

  private silence(): void {
    this.speaker?.screen.speaker({ zone: this.zone, you: false, fence: this.speaker.fence });
    this.speaker = undefined;
    this.inFlight = undefined;
  }

  private pump(): void {
    if (!this.speaker || this.inFlight) return;
    const next = this.queue.next(this.ports.now(), this.speaker.since);
    if (!next) return;
    this.inFlight = { id: next.id, sentAt: this.ports.now(), begun: false };
    const { ticket: _ticket, ...announcement } = next;
    this.speaker.screen.announce(announcement);
  }
}

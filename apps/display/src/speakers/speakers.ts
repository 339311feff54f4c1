import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { AnnouncementSpoken, subjects } from '@yimen/contracts';
import { findTicket } from '@yimen/domain-ticketing';
import { Bus, Clock } from '@yimen/platform';
import { Namespaces } from '../frames/namespaces.ts';
import { rooms } from '../frames/rooms.ts';
import type { HallChange, HallFollower } from '../halls/hall-follower.ts';
import type { Call } from './announcement-queue.ts';
import { callsOf, standingCalls } from './calls-of.ts';
import { SpeakerLeases } from './speaker-lease.ts';
import { ZoneVoice } from './zone-voice.ts';
import type { Candidate } from './zone-voice.ts';

const TICK_MS = 500;

/** What this edge knows of one hall's voices: who could speak, and the voice of each zone. */
interface HallVoices {
  readonly members: Map<string, { readonly candidate: Candidate; readonly zone: string | undefined }>;
  readonly byZone: Map<string, ZoneVoice>;
}

/** The voices of all zones that have a screen at this edge. */
@Injectable()
export class Speakers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly edge = randomUUID();
  private readonly halls = new Map<string, HallVoices>();
  private timer: NodeJS.Timeout | undefined;
  private stop: (() => void) | undefined;

  constructor(
    private readonly leases: SpeakerLeases,
    private readonly namespaces: Namespaces,
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tickAll(), TICK_MS);
    this.stop = this.bus.subscribe(subjects.display.announcementSpoken(), ({ body }) => {
      const told = AnnouncementSpoken.safeParse(body);
      if (told.success) this.halls.get(told.data.hall)?.byZone.get(told.data.zone)?.queue.finish(told.data.id);
    });
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.stop?.();
  }

  /** A screen that can speak; without a zone of its own it can speak for each zone of the hall. */
  join(follower: HallFollower, zone: string | undefined, candidate: Candidate): void {
    const voices = this.of(follower.hall);
    voices.members.set(candidate.id, { candidate, zone });
    this.seat(follower, voices, candidate, zone);
  }

  leave(hall: string, id: string): void {
    const voices = this.halls.get(hall);
    voices?.members.delete(id);
    for (const voice of voices?.byZone.values() ?? []) voice.leave(id);
  }

  /** Whether the screen may speak it, or has spoken it. */
  heard(what: 'speaking' | 'spoken', hall: string, screen: string, { id, fence }: { id: string; fence: number }): boolean {
    return [...(this.halls.get(hall)?.byZone.values() ?? [])].some((voice) => voice[what](id, fence, screen));
  }

  onChange(follower: HallFollower, change: HallChange): void {
    const voices = this.halls.get(follower.hall);
    if (!voices) return;
    const { before, after } = change;
    if (before?.day !== after.day) {
      for (const { candidate, zone } of voices.members.values()) this.seat(follower, voices, candidate, zone);
    }
    for (const voice of voices.byZone.values()) voice.queue.keep((ticket) => findTicket(after, ticket)?.state === 'called');
    for (const call of callsOf(change, performance.now(), this.clock.now())) {
      if (call.silent) this.flash(follower.hall, call);
      else voices.byZone.get(call.zone)?.add(call);
    }
  }

  private seat(follower: HallFollower, voices: HallVoices, candidate: Candidate, zone: string | undefined): void {
    const zones = zone === undefined ? (follower.state?.config.zones ?? []) : [zone];
    for (const each of zones) this.voiceOf(follower, voices, each).join(candidate);
  }

  /** A silent call is shown and felt, never spoken: it goes to every screen of the zone at once. */
  private flash(hall: string, call: Call): void {
    const { ticket: _ticket, committedAt: _committedAt, ...announcement } = call;
    const frame = { ...announcement, expiresInMs: 0, short: false };
    this.namespaces.emit('screen', rooms.hall(hall), 'announce', frame);
    this.namespaces.emit('screen', rooms.zone(hall, call.zone), 'announce', frame);
  }

  private tickAll(): void {
    for (const { byZone } of this.halls.values()) {
      for (const [zone, voice] of byZone) {
        void voice.tick();
        if (voice.isForgotten) byZone.delete(zone);
      }
    }
  }

  private of(hall: string): HallVoices {
    const voices = this.halls.get(hall) ?? { members: new Map(), byZone: new Map() };
    this.halls.set(hall, voices);
    return voices;
  }

  /** A voice begins with who stands called now: the screen may have come a moment after the call. */
  private voiceOf({ hall, state }: HallFollower, { byZone }: HallVoices, zone: string): ZoneVoice {
    const known = byZone.get(zone);
    if (known) return known;
    const voice = this.makeVoice(hall, zone);
    byZone.set(zone, voice);
    const standing = state ? standingCalls(state, performance.now(), this.clock.now()) : [];
    for (const call of standing) if (call.zone === zone && !call.silent) voice.add(call);
    return voice;
  }

  private makeVoice(hall: string, zone: string): ZoneVoice {
    return new ZoneVoice(zone, {
      take: (screen) => this.leases.take(hall, zone, `${this.edge}/${screen}`),
      renew: (lease, screen) => this.leases.renew(lease, `${this.edge}/${screen}`),
      release: (lease) => this.leases.release(lease),
      done: (id) => void this.bus.publish(subjects.display.announcementSpoken(hall), { hall, zone, id } satisfies AnnouncementSpoken),
      now: () => performance.now(),
    });
  }
}

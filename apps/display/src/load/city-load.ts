import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import type { CityLoad as CityLoadFrame, LoadRow } from '@yimen/contracts';
import { loadOf } from '@yimen/domain-ticketing';
import { Clock } from '@yimen/platform';
import { Namespaces } from '../frames/namespaces.ts';
import { rooms } from '../frames/rooms.ts';
import { HallBook } from '../halls/hall-book.ts';
import type { HallFollower } from '../halls/hall-follower.ts';

/** The feed as it goes out: made at most once a second, whoever asks. */
export interface MadeLoad {
  readonly frame: CityLoadFrame;
  readonly body: Buffer;
  readonly gzip: Buffer;
  /** Of the halls alone: the time of the feed does not make it another one. */
  readonly etag: string;
}

type LoadListener = (load: MadeLoad) => void;

const MAKE_EVERY_MS = 1000;
const TELL_EVERY_MS = 2000;

/** The load of all halls, for guide, city page and the public. A hall without fresh truth says so and gives no figure. */
@Injectable()
export class CityLoad implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners = new Set<LoadListener>();
  private timer: NodeJS.Timeout | undefined;
  private made: MadeLoad | undefined;
  private madeAt = -Infinity;
  private toldTag = '';

  constructor(
    private readonly book: HallBook,
    private readonly namespaces: Namespaces,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tell(), TELL_EVERY_MS);
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.listeners.clear();
  }

  /** The feed now, at most a second old. */
  current(): MadeLoad {
    if (this.made && performance.now() - this.madeAt < MAKE_EVERY_MS) return this.made;
    this.madeAt = performance.now();
    this.made = this.make();
    return this.made;
  }

  /** Calls back when the load changed, at most every two seconds. Returns what stops it. */
  onChange(listener: LoadListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private isWatched(): boolean {
    const districts = this.namespaces.rooms('supervise', rooms.district(''));
    return this.listeners.size > 0 || districts.length > 0 || this.namespaces.hasAnyone('city', rooms.city);
  }

  private make(): MadeLoad {
    const halls = [...this.book.all].map(rowOf);
    const etag = `"${createHash('sha256').update(JSON.stringify(halls)).digest('base64url').slice(0, 27)}"`;
    const frame = { at: this.clock.now(), halls };
    const body = Buffer.from(JSON.stringify(frame));
    return { frame, body, gzip: gzipSync(body, { level: 5 }), etag };
  }

  private tell(): void {
    if (!this.isWatched()) return;
    const load = this.current();
    if (load.etag === this.toldTag) return;
    this.toldTag = load.etag;
    this.namespaces.emit('city', rooms.city, 'load', load.frame);
    this.tellDistricts(load.frame);
    for (const listener of this.listeners) listener(load);
  }

  /** The load of one district, for an operator who turns to it. */
  ofDistrict(district: string, { at, halls } = this.current().frame): CityLoadFrame {
    const inside = this.book.inDistrict(district);
    return { at, halls: halls.filter(({ hall }) => inside.has(hall)) };
  }

  private tellDistricts(frame: CityLoadFrame): void {
    for (const room of this.namespaces.rooms('supervise', rooms.district(''))) {
      this.namespaces.emit('supervise', room, 'load', this.ofDistrict(room.slice(rooms.district('').length), frame));
    }
  }
}

function rowOf(follower: HallFollower): LoadRow {
  if (!follower.state || !follower.vouch()) return { hall: follower.hall, stale: true };
  return { stale: false, ...loadOf(follower.state) };
}

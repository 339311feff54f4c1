import { subjects } from '@yimen/contracts';
import type { EngineBeat, HallFeed } from '@yimen/contracts';
import { stripEvents } from '@yimen/domain-ticketing';
import type { HallState } from '@yimen/domain-ticketing';
import type { Bus } from '@yimen/platform';
import type { HallCommit } from '../store/hall-journal.ts';
import type { HallListener, Halls } from './halls.ts';
import type { EngineSelf } from './self.ts';

const beatMs = 1000;

/** Tells the display edges what was committed, and every second where each hall stands, so that a lost message is noticed. */
export class Feed implements HallListener {
  #timer: NodeJS.Timeout | undefined;
  #stopUp: (() => void) | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly halls: Halls,
    private readonly self: EngineSelf,
  ) {}

  start(): void {
    this.halls.listen(this);
    this.#timer = setInterval(() => this.beat(), beatMs);
    this.#stopUp = this.bus.onUp(() => this.beat());
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#stopUp?.();
  }

  opened(): void {
    // Its owning commit follows and says it.
  }

  closed(): void {
    // The next owner's commit says it.
  }

  committed(hall: string, { at, events, seq }: HallCommit, after: HallState): void {
    const feed: HallFeed = { v: 1, hall, day: after.day, epoch: after.epoch, seq, at, events: stripEvents(events) };
    this.bus.publish(subjects.queue.hallFeed(hall), feed);
  }

  beat(): void {
    const { id: engine, address } = this.self;
    const halls = [...this.halls.owned].map(([hall, { day }]): EngineBeat['halls'][number] => [
      hall,
      day.day,
      day.state.epoch,
      day.state.seq,
    ]);
    const beat: EngineBeat = { v: 1, engine, address, time: this.halls.now(), halls };
    this.bus.publish(subjects.queue.beat(engine), beat);
  }
}

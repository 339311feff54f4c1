import { EngineBeat, subjects } from '@yimen/contracts';
import type { Bus } from '@yimen/platform';
import type { EngineSelf } from './self.ts';

/** A beat that is older says that its engine is gone. */
const silentMs = 1500;

interface Heard {
  readonly at: number;
  readonly halls: ReadonlySet<string>;
}

/** Other engines by their beats. After NATS was away everybody gets the time of a few beats before counting as gone. */
export class Peers {
  readonly #heard = new Map<string, Heard>();
  #upSince = -Infinity;
  #stops: (() => void)[] = [];

  constructor(
    private readonly bus: Bus,
    private readonly self: EngineSelf,
  ) {}

  start(): void {
    this.#stops = [
      this.bus.onUp(() => (this.#upSince = performance.now())),
      this.bus.subscribe(subjects.queue.beat(), ({ body }) => this.#hear(body)),
    ];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Engines that live, this one included. */
  get count(): number {
    return 1 + [...this.#heard.values()].filter(({ at }) => performance.now() - at < 2 * silentMs).length;
  }

  /**
   * Whether an engine may still serve a hall whose lease ran out: its beat names the hall, or it is silent for a short time only. This
   * engine knows of itself: what an earlier life under the same name left behind is served by nobody.
   */
  mayServe(engine: string, hall: string): boolean {
    if (engine === this.self.id) return false;
    const heard = this.#heard.get(engine);
    const silentFor = performance.now() - Math.max(heard?.at ?? -Infinity, this.#upSince);
    return silentFor <= silentMs && heard?.halls.has(hall) !== false;
  }

  #hear(body: unknown): void {
    const beat = EngineBeat.safeParse(body);
    if (!beat.success || beat.data.engine === this.self.id) return;
    this.#heard.set(beat.data.engine, { at: performance.now(), halls: new Set(beat.data.halls.map(([hall]) => hall)) });
  }
}

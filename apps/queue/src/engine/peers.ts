import { EngineBeat, subjects } from '@yimen/contracts';
import type { Bus } from '@yimen/platform';
import type { EngineSelf } from './self.ts';

/** A beat that is older says that its engine is gone. */
const silentMs = 1500;

/** Other engines by their beats. After NATS was away everybody gets the time of a few beats before counting as gone. */
export class Peers {
  readonly #heard = new Map<string, number>();
  #upSince = -Infinity;
  #stops: (() => void)[] = [];

  constructor(
    private readonly bus: Bus,
    private readonly self: EngineSelf,
  ) {}

  start(): void {
    this.#stops = [
      this.bus.onUp(() => (this.#upSince = performance.now())),
      this.bus.subscribe(subjects.queue.beat(), ({ body }) => {
        const beat = EngineBeat.safeParse(body);
        if (beat.success && beat.data.engine !== this.self.id) this.#heard.set(beat.data.engine, performance.now());
      }),
    ];
  }

  stop(): void {
    for (const stop of this.#stops) stop();
  }

  /** Engines that live, this one included. */
  get count(): number {
    return 1 + [...this.#heard.values()].filter((at) => performance.now() - at < 2 * silentMs).length;
  }

  /** Whether an engine is known to be gone: its beat is missing, and it had the time to be heard. */
  isGone(engine: string): boolean {
    if (engine === this.self.id) return false;
    return performance.now() - Math.max(this.#heard.get(engine) ?? -Infinity, this.#upSince) > silentMs;
  }
}

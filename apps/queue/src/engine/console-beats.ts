import { ConsoleBeat, subjects } from '@yimen/contracts';
import type { Bus, Clock } from '@yimen/platform';
import type { HallCommit } from '../store/hall-journal.ts';

/** When the console of each window was last heard of: by a beat of its page, or by a press that took effect. In memory, in hall time. */
export class ConsoleBeats {
  readonly #seen = new Map<string, Record<string, number>>();
  #stop: (() => void) | undefined;

  constructor(
    private readonly bus: Bus,
    private readonly clock: Clock,
  ) {}

  /** `isCurrent` says whether a beat speaks for the present session of its window. */
  start(isCurrent: (beat: ConsoleBeat) => boolean): void {
    this.#stop = this.bus.subscribe(subjects.display.consoleSeen(), ({ body }) => {
      const beat = ConsoleBeat.safeParse(body);
      if (beat.success && isCurrent(beat.data)) this.#note(beat.data.hall, beat.data.window);
    });
  }

  stop(): void {
    this.#stop?.();
  }

  /** A press at a window became durable, so somebody works there. */
  committed(hall: string, commit: HallCommit): void {
    for (const event of commit.events) if ('window' in event && event.window !== undefined) this.#note(hall, event.window);
  }

  /** A hall was opened here: whoever has a window gets the whole time to be heard. */
  reset(hall: string, windows: readonly string[]): void {
    const now = this.clock.now();
    this.#seen.set(hall, Object.fromEntries(windows.map((window) => [window, now])));
  }

  /** Last sign of life by window. */
  of(hall: string): Readonly<Record<string, number>> {
    return this.#seen.get(hall) ?? {};
  }

  #note(hall: string, window: string): void {
    const seen = this.#seen.get(hall);
    if (seen) seen[window] = this.clock.now();
  }
}

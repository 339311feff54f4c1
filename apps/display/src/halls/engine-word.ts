import type { Position } from '@yimen/contracts';

/** Older than this the engine's word is not repeated: the edge may be cut off. */
const SILENT_MS = 3000;
/** Longer than this the view may not differ from the engine's word. */
const DIFFERENT_MS = 1000;

/** What the engine last said of a hall's position, and whether the edge may vouch for its own view by it (spec/queue.md 8.3). */
export class EngineWord {
  private at: Position | undefined;
  private heardAt = -Infinity;
  private differsSince: number | undefined;

  /** A beat was heard at `now` (monotonic ms) while the view stood at `view`. */
  hear(at: Position, view: Position | undefined, now: number): void {
    this.at = at;
    this.heardAt = now;
    this.compare(view, now);
  }

  /** The view moved: by the feed, which is the engine's word as well, or by a snapshot. */
  viewMoved(view: Position): void {
    this.at = view;
    this.differsSince = undefined;
  }

  /** The position to vouch for and the age of the word; undefined when the edge has to be silent. */
  vouch(now: number): { readonly at: Position; readonly ageMs: number } | undefined {
    const ageMs = now - this.heardAt;
    const differs = this.differsSince !== undefined && now - this.differsSince > DIFFERENT_MS;
    return this.at && ageMs <= SILENT_MS && !differs ? { at: this.at, ageMs: Math.round(ageMs) } : undefined;
  }

  private compare(view: Position | undefined, now: number): void {
    const { at } = this;
    const same = at && view?.day === at.day && view.epoch === at.epoch && view.seq === at.seq;
    if (same) this.differsSince = undefined;
    else this.differsSince ??= now;
  }
}

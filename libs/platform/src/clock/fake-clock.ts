import { Clock } from './clock.ts';

/** Stands still until a test moves it. */
export class FakeClock extends Clock {
  constructor(private at: number = Date.parse('2026-03-02T08:25:00+08:00')) {
    super();
  }

  now(): number {
    return this.at;
  }

  /** Moves forward by so many milliseconds. */
  advance(ms: number): void {
    this.at += ms;
  }

  /** Jumps to a moment given in ms or as an ISO date-time with offset. */
  set(at: number | string): void {
    this.at = typeof at === 'number' ? at : Date.parse(at);
  }
}

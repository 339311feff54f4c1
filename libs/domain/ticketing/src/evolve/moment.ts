/** Where and when an event stands: time, epoch and seq of its commit, its index in the commit. */
export interface Moment {
  readonly at: number;
  readonly epoch: number;
  readonly seq: number;
  readonly index: number;
}

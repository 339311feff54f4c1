import type { HallState, Ticket } from '../wire/state.ts';
import type { Position } from '../wire/values.ts';

/** Where the hall's journal stands in this state. */
export function positionOf(state: HallState): Position {
  return { day: state.day, epoch: state.epoch, seq: state.seq };
}

/** Whether one position is later than another: day, epoch, seq, left to right. */
export function isLater(left: Position, right: Position): boolean {
  if (left.day !== right.day) return left.day > right.day;
  return left.epoch !== right.epoch ? left.epoch > right.epoch : left.seq > right.seq;
}

/** Newest announcement first. */
export function byAnnouncement(left: Ticket, right: Ticket): number {
  const [leftSeq, leftIndex] = left.announced ?? [0, 0];
  const [rightSeq, rightIndex] = right.announced ?? [0, 0];
  return rightSeq - leftSeq || rightIndex - leftIndex;
}

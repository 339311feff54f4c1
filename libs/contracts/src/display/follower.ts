import { isLater } from '@yimen/domain-ticketing/wire';
import type { Position } from '@yimen/domain-ticketing/wire';
import type { Heartbeat } from './frames.ts';

/**
 * How a page follows a hall, as pure code: spec/queue.md 8.1, 8.2 and 8.4. Times are the page's own monotonic clock in ms, so that a
 * wrong wall clock changes nothing.
 */
export interface Followed<View> {
  readonly position: Position | null;
  readonly view: View | undefined;
  /** Newest word of the engine that was heard, and the moment at which it was true. */
  readonly heard: { readonly at: Position; readonly trueAt: number } | undefined;
  /** Moment of the newest word that the view is not behind of. */
  readonly truthAt: number | undefined;
  /** When a resync was asked for and not answered yet. */
  readonly askedAt: number | undefined;
}

export type FollowInput<View, Delta> =
  | { readonly kind: 'connected' | 'disconnected' | 'tick' }
  | { readonly kind: 'snapshot'; readonly at: Position; readonly view: View }
  | { readonly kind: 'delta'; readonly at: Position; readonly changes: Delta }
  | ({ readonly kind: 'heartbeat' } & Pick<Heartbeat, 'at' | 'ageMs'>);

/** What the page has to do next. `resync` is the position to send, null when it has none. */
export interface FollowStep<View> {
  readonly followed: Followed<View>;
  readonly resync?: { readonly at: Position | null };
  /** The view is another one: paint it, then acknowledge its position. */
  readonly changed: boolean;
}

/** A resync that is not answered within this is sent again. */
export const RESYNC_TIMEOUT_MS = 2000;
/** Without truth for longer than this a page says so. */
export const LATE_MS = 5000;
/** Without truth for longer than this it asks people to listen for the clerk. */
export const LOST_MS = 30_000;

/** Nothing known yet. */
export function notFollowing<View>(): Followed<View> {
  return { position: null, view: undefined, heard: undefined, truthAt: undefined, askedAt: undefined };
}

/** The next state of a page after one input. `apply` turns a view and a commit's changes into the view after it. */
export function follow<View, Delta>(
  followed: Followed<View>,
  input: FollowInput<View, Delta>,
  now: number,
  apply: (view: View, changes: Delta) => View,
): FollowStep<View> {
  switch (input.kind) {
    case 'connected':
      return ask(followed, now);
    case 'disconnected':
      return { followed: { ...followed, askedAt: undefined }, changed: false };
    case 'tick':
      return followed.askedAt !== undefined && now - followed.askedAt >= RESYNC_TIMEOUT_MS ? ask(followed, now) : still(followed);
    case 'snapshot':
      return onSnapshot(followed, input);
    case 'delta':
      return onDelta(followed, input, now, apply);
    case 'heartbeat':
      return onHeartbeat(followed, input, now);
  }
}

function onSnapshot<View>(followed: Followed<View>, { at, view }: { at: Position; view: View }): FollowStep<View> {
  if (followed.position && isLater(followed.position, at)) return still({ ...followed, askedAt: undefined });
  return { followed: vouched({ ...followed, position: at, view, askedAt: undefined }), changed: true };
}

function onDelta<View, Delta>(
  followed: Followed<View>,
  { at, changes }: { at: Position; changes: Delta },
  now: number,
  apply: (view: View, changes: Delta) => View,
): FollowStep<View> {
  const { position, view } = followed;
  if (position && !isLater(at, position)) return still(followed);
  if (!position || view === undefined || !isNext(position, at)) return askOnce(followed, now);
  return { followed: vouched({ ...followed, position: at, view: apply(view, changes), askedAt: undefined }), changed: true };
}

function onHeartbeat<View>(followed: Followed<View>, { at, ageMs }: Pick<Heartbeat, 'at' | 'ageMs'>, now: number): FollowStep<View> {
  const trueAt = now - Math.max(0, ageMs);
  const { heard, position } = followed;
  if (heard && isLater(heard.at, at)) return still(followed);
  const newer = heard && !isLater(at, heard.at) && heard.trueAt > trueAt ? heard : { at, trueAt };
  const next = vouched({ ...followed, heard: newer });
  return !position || isLater(at, position) ? askOnce(next, now) : still(next);
}

/** The view's moment of truth: that of the newest word that it is not behind of. */
function vouched<View>(followed: Followed<View>): Followed<View> {
  const { heard, position, truthAt } = followed;
  if (!heard || !position || isLater(heard.at, position)) return followed;
  return { ...followed, truthAt: Math.max(truthAt ?? heard.trueAt, heard.trueAt) };
}

function isNext(position: Position, at: Position): boolean {
  return at.day === position.day && at.epoch === position.epoch && at.seq === position.seq + 1;
}

function still<View>(followed: Followed<View>): FollowStep<View> {
  return { followed, changed: false };
}

function ask<View>(followed: Followed<View>, now: number): FollowStep<View> {
  return { followed: { ...followed, askedAt: now }, resync: { at: followed.position }, changed: false };
}

/** One question at a time, however many signs of a gap arrive meanwhile. */
function askOnce<View>(followed: Followed<View>, now: number): FollowStep<View> {
  return followed.askedAt === undefined ? ask(followed, now) : still(followed);
}

export type Freshness = 'fresh' | 'late' | 'lost';

/** How far a page can be trusted now: banner when `late`, "listen for the clerk" when `lost`. */
export function freshnessOf(followed: Pick<Followed<unknown>, 'truthAt'>, now: number, startedAt: number): Freshness {
  const ageMs = now - (followed.truthAt ?? startedAt);
  return ageMs > LOST_MS ? 'lost' : ageMs > LATE_MS ? 'late' : 'fresh';
}

/** Full jitter: a random wait below 0.5 s doubled with every failure, at most 30 s. `random` is in [0, 1). */
export function reconnectDelayMs(failures: number, random: number): number {
  return Math.floor(random * Math.min(30_000, 500 * 2 ** Math.min(failures, 10)));
}

/**
 * What a press on a kiosk is (spec/queue.md 9): release within the target widened by the slip tolerance; a long press is a press;
 * of several fingers the first one counts; a second touch within the guard is the same press.
 */
export const slipPx = 24;
export const doubleTouchMs = 600;

export interface TouchPoint {
  readonly pointer: number;
  readonly x: number;
  readonly y: number;
}

export interface Target {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TouchTrace {
  /** The finger that holds the target down. */
  readonly holder?: number | undefined;
  readonly lastPressAt?: number | undefined;
}

export type TouchEvent =
  | { readonly kind: 'down'; readonly point: TouchPoint }
  | {
      readonly kind: 'up';
      readonly point: TouchPoint;
      readonly target: Target;
      readonly slip: number;
      readonly at: number;
      readonly guardMs?: number;
    }
  | { readonly kind: 'cancel'; readonly pointer: number };

/** Next state and whether this event is a press. */
export function follow(trace: TouchTrace, event: TouchEvent): { readonly trace: TouchTrace; readonly pressed: boolean } {
  if (event.kind === 'down') return still(trace.holder === undefined ? { ...trace, holder: event.point.pointer } : trace);
  if (event.kind === 'cancel') return still(event.pointer === trace.holder ? released(trace) : trace);
  if (event.point.pointer !== trace.holder) return still(trace);
  const inside = isWithin(event.point, event.target, event.slip);
  if (!inside || isSamePress(trace, event.at, event.guardMs ?? doubleTouchMs)) return still(released(trace));
  return { trace: { lastPressAt: event.at }, pressed: true };
}

function still(trace: TouchTrace) {
  return { trace, pressed: false };
}

function released(trace: TouchTrace): TouchTrace {
  return { lastPressAt: trace.lastPressAt };
}

function isSamePress(trace: TouchTrace, at: number, guardMs: number): boolean {
  return trace.lastPressAt !== undefined && at - trace.lastPressAt < guardMs;
}

/** Whether a point lies in the target widened by the tolerance. */
export function isWithin(point: TouchPoint, target: Target, slip: number): boolean {
  return point.x >= target.left - slip && point.x <= target.right + slip && point.y >= target.top - slip && point.y <= target.bottom + slip;
}

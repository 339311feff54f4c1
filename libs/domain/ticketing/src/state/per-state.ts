import type { HallState } from '../wire/state.ts';

/** Remembers what a pure function made of a state: states never change, and several readers ask the same of each. */
export function perState<Result>(compute: (state: HallState) => Result): (state: HallState) => Result {
  const known = new WeakMap<HallState, Result>();
  return (state) => {
    const found = known.get(state) ?? compute(state);
    known.set(state, found);
    return found;
  };
}

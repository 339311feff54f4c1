import type { Change, ScreenView, ScreenWindow } from './views.ts';

/**
 * The view after one commit. The projection of the journal and this function agree at every position: a property test holds it
 * (invariant S1 of spec/queue.md 14).
 */
export function applyChanges(view: ScreenView, changes: readonly Change[]): ScreenView {
  return changes.reduce(applyChange, view);
}

function applyChange(view: ScreenView, change: Change): ScreenView {
  switch (change.kind) {
    case 'called':
    case 'recalled':
      return {
        ...view,
        calls: [{ ...callOf(change), fresh: true }, ...without(view, change.number)],
        windows: numberAt(view, change.window, change.number),
      };
    case 'started':
      return { ...view, calls: view.calls.map((call) => (call.number === change.number ? { ...call, fresh: false } : call)) };
    case 'left':
      return { ...view, calls: without(view, change.number), windows: numberAt(view, change.window, undefined) };
    case 'window':
      return { ...view, windows: view.windows.map((row) => (row.window === change.window ? { ...row, state: change.state } : row)) };
    case 'waiting':
      return { ...view, waiting: view.waiting.map((row) => (row.service === change.service ? waitingOf(change) : row)) };
    case 'missed':
      return { ...view, missed: change.numbers };
    case 'notices':
      return { ...view, notices: change.notices };
  }
}

function callOf({ number, window, ticketClass }: Extract<Change, { kind: 'called' | 'recalled' }>) {
  return { number, window, ticketClass };
}

function waitingOf({ service, count, range }: Extract<Change, { kind: 'waiting' }>) {
  return { service, count, ...(range && { range }) };
}

function without(view: ScreenView, number: string) {
  return view.calls.filter((call) => call.number !== number);
}

function numberAt(view: ScreenView, window: string, number: string | undefined): ScreenWindow[] {
  return view.windows.map((row) => {
    if (row.window !== window) return row;
    const { number: _before, ...rest } = row;
    return number === undefined ? rest : { ...rest, number };
  });
}

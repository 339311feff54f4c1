import { findWindow } from '../state/lookup.ts';
import type { HallState } from '../wire/state.ts';
import type { CommandOf } from '../wire/commands.ts';
import type { Step } from './context.ts';
import { finished } from './finish.ts';
import { heldAtWindow } from './tickets/hold.ts';
import { missed } from './miss.ts';
import { refuse } from './refusal.ts';

type Call = CommandOf<'callNext'> | CommandOf<'callTicket'>;

/** How the present visitor leaves: the command that `leaving` names, with all its guards, in the same commit as the call. */
export function leave(call: Call): Step[] {
  const { leaving } = call;
  if (leaving === undefined) return [];
  return [
    (state, context) => {
      const ticket = currentOf(state, call.window);
      if (ticket === undefined) return refuse('ticket-not-here', { window: call.window });
      const at = { window: call.window, fence: call.fence, ticket };
      if (leaving === 'finished') return finished(state, { type: 'finishService', ...at, results: call.results ?? [] }, context);
      if (leaving === 'missed') return missed(state, { type: 'missTicket', ...at }, context);
      return heldAtWindow(state, { type: 'holdTicket', ...at, reason: 'other' }, context);
    },
  ];
}

function currentOf(state: HallState, window: string): string | undefined {
  return findWindow(state, window)?.current;
}

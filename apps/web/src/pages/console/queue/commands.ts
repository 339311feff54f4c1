import { HallAnswer } from '@yimen/contracts';
import { queuePath } from '@yimen/contracts';
import type { Answer } from '../../../shared/api/answer.ts';
import type { Api } from '../../../shared/api/api.ts';
import type { QueueModel } from './queue-model.ts';
import type { Reply } from './queue-dialogs.tsx';
import type { MatterOutcome } from './outcomes.ts';

/** One command to the queue, ready to be sent with a key. */
export interface Command {
  readonly path: string;
  readonly body: unknown;
}

/** The commands of a clerk at a window, as routes and bodies of spec/queue.md section 4. `fence` proves whose window it is. */
export function commandsFor(hall: string, { window, current }: QueueModel, outcomes: readonly MatterOutcome[]) {
  const base = queuePath(hall);
  const at = { window: window.window, fence: window.fence };
  const here = `${base}/windows/${window.window}`;
  const ticket = `${base}/tickets/${current?.ticket ?? ''}`;
  return {
    open: (takeOver: boolean): Command => ({ path: `${here}/sessions`, body: takeOver ? { takeOver } : {} }),
    next: (leaving?: 'finished' | 'missed' | 'held'): Command => ({
      path: `${here}/calls`,
      body: { fence: window.fence, ...(leaving ? { leaving } : {}), ...(leaving === 'finished' ? { results: outcomes } : {}) },
    }),
    call: (number: string, reason: string): Command => ({ path: `${here}/calls`, body: { fence: window.fence, number, reason } }),
    recall: (): Command => ({ path: `${ticket}/recalls`, body: at }),
    start: (): Command => ({ path: `${ticket}/starts`, body: at }),
    missed: (): Command => ({ path: `${ticket}/misses`, body: at }),
    hold: (reason: string): Command => ({ path: `${ticket}/holds`, body: { ...at, reason } }),
    transfer: (to: { toService: string } | { toWindow: string }): Command => ({ path: `${ticket}/transfers`, body: { ...at, ...to } }),
    finish: (): Command => ({ path: `${ticket}/finishes`, body: { ...at, results: outcomes } }),
    matter: (service: string): Command => ({ path: `${ticket}/matters`, body: { service } }),
    pause: (reason: string): Command => ({ path: `${here}/pauses`, body: { fence: window.fence, reason } }),
    resume: (): Command => ({ path: `${here}/resumptions`, body: { fence: window.fence } }),
  };
}

/** The command that an answer to a question means. */
export function commandOf(commands: ReturnType<typeof commandsFor>, reply: Reply): Command {
  switch (reply.to) {
    case 'leave':
      return commands.next(reply.leaving);
    case 'hold':
      return commands.hold(reply.reason);
    case 'transfer':
      return commands.transfer('toService' in reply ? { toService: reply.toService } : { toWindow: reply.toWindow });
    case 'matter':
      return commands.matter(reply.service);
    case 'pause':
      return commands.pause(reply.reason);
    case 'find':
      return commands.call(reply.number, reply.reason);
  }
}

export function sendCommand(api: Api, command: Command, key: string): Promise<Answer<HallAnswer>> {
  return api.send(command.path, HallAnswer, { body: command.body, key });
}

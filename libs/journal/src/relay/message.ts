import type { Commit } from '../commit.ts';
import { messageId } from '../commit-id.ts';

/** What the relay sends about a commit. `id` is `<stream>/<seq>/<n>`: the same after every crash. */
export interface OutgoingMessage {
  readonly subject: string;
  readonly body: unknown;
  readonly id: string;
}

/** One message an event; `describe` names the subject and the body, or nothing for an event that stays in the house. */
export function messagePerEvent<Event extends object, By>(
  describe: (event: Event, commit: Commit<Event, By>, id: string) => { subject: string; body: unknown } | undefined,
): (commit: Commit<Event, By>) => OutgoingMessage[] {
  return (commit) =>
    commit.events.flatMap((event, index) => {
      const id = messageId(commit, index);
      const message = describe(event, commit, id);
      return message ? [{ ...message, id }] : [];
    });
}

import type { Draft } from '@yimen/journal';
import { Appender } from './appender.ts';
import { openJournal, ownSettings } from './settings.ts';
import type { Done } from './settings.ts';

/** What the storm orders: key and stream stay the same however often it repeats the order. */
export interface Order {
  readonly command: number;
  readonly stream: string;
}

const appender = new Appender(await openJournal(ownSettings(), 'orders_journal'));
const lanes = new Map<string, Promise<void>>();

process.on('message', (order: Order) => {
  const before = lanes.get(order.stream) ?? Promise.resolve();
  lanes.set(
    order.stream,
    before.then(() => carryOut(order)),
  );
});
process.send?.({ ready: true });

/** Appends until the command stands in the journal, as a service does, then tells. */
async function carryOut({ command, stream }: Order): Promise<void> {
  await appender.untilItStands(stream, draftOf(command), () => process.send?.({ gap: true }));
  process.send?.({ acked: command });
}

/** Every third command has two events, so that message ids within a commit are tried too. */
function draftOf(command: number): Draft<Done> {
  const key = `command-${command}`;
  const parts = command % 3 === 0 ? [0, 1] : [0];
  const events = parts.map((part) => ({ type: 'done' as const, command, part }));
  return { keys: [key], causes: [{ key, type: 'do', by: 'storm', bodyHash: '0'.repeat(64) }], events, at: Date.now() };
}

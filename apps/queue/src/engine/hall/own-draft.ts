import type { EventOf, HallEvent } from '@yimen/domain-ticketing';
import type { Draft } from '@yimen/journal';
import { bodyHash } from '@yimen/journal';
import type { HallCommit } from '../../store/hall-journal.ts';
import type { HallDay } from './hall-day.ts';

/** What an engine writes for itself. */
export interface Owning {
  readonly engine: string;
  readonly reason: EventOf<'hallOwned'>['reason'];
  readonly at: number;
  /** The plan of a new day, for the first commit of its stream. */
  readonly plan?: EventOf<'dayPlanned'>['config'];
}

/** Epochs that a restore from backup skips, so that nothing written before it can follow. */
const restoreGap = 1000;

/** The commit by which an engine owns a hall day: the fence behind which no commit of an earlier epoch can follow. */
export function ownDraft(day: HallDay, { engine, reason, at, plan }: Owning): Draft<HallEvent> {
  const epoch = day.state.epoch + (reason === 'restore' ? restoreGap : 1);
  const key = day.storedKey(`auto/ownHall/${epoch}`);
  const by = `system:${engine}`;
  const owned: HallEvent = { type: 'hallOwned', cause: 0, epoch, engine, reason };
  const planned: HallEvent[] = plan ? [{ type: 'dayPlanned', cause: 0, hall: day.hall, day: day.day, config: plan }] : [];
  const events = [owned, ...planned];
  const causes = [{ key, type: 'ownHall', by, bodyHash: bodyHash({ engine, reason, epoch }) }];
  return { keys: [key], causes, events, epoch, at: Math.max(day.state.at, at) };
}

/** Whether a commit is an owning one of this engine. */
export function isOwnedBy(commit: HallCommit, engine: string): boolean {
  return commit.events.some((event) => event.type === 'hallOwned' && event.engine === engine);
}

import type { Health, Metrics } from '@yimen/platform';
import type { HallCommit } from '../store/hall-journal.ts';
import type { Halls } from './halls.ts';

/** Counts commits and commands, and says in the health which halls are served here. */
export function watchLoad(halls: Halls, health: Health, metrics: Metrics): void {
  const commits = metrics.counter('yimen_queue_commits_total', 'Durable commits of hall days');
  const commands = metrics.counter('yimen_queue_commands_total', 'Commands that took effect, by type', ['type']);
  const owned = metrics.gauge('yimen_queue_halls_owned', 'Halls that this engine serves');
  halls.listen({
    opened: () => owned.set(halls.owned.size),
    closed: () => owned.set(halls.owned.size),
    committed: (_hall: string, commit: HallCommit) => {
      commits.inc();
      for (const { type } of commit.causes) commands.inc({ type });
    },
  });
  health.add('halls', () => ({ state: `${halls.owned.size} of ${halls.all.length} here`, ok: true, required: false }));
}

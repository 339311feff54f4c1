import { useTextIn } from '@yimen/ui';
import { CallLine } from './call-line.tsx';
import type { CallRow } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

interface RecentCallsProps {
  readonly calls: readonly CallRow[];
  readonly flash: number;
  readonly rows: 3 | 6;
}

/** The calls before the one on the wall. A new call moves the rows down one step. */
export function RecentCalls({ calls, flash, rows }: RecentCallsProps) {
  const zh = useTextIn(hall, 'zh-CN');
  const en = useTextIn(hall, 'en');
  if (calls.length < 2) return <section className="recent" />;
  return (
    <section className="recent">
      <h2>
        <span>{zh('before')}</span>
        <span lang="en">{en('before')}</span>
      </h2>
      <ol key={flash} data-moved={flash > 0 || undefined} data-rows={rows}>
        {calls.slice(1, 1 + rows).map((call) => (
          <CallLine key={call.number} call={call} />
        ))}
      </ol>
    </section>
  );
}

import { Mark, useTextIn } from '@yimen/ui';
import { clockText, hallDateText } from '@yimen/ui/format';
import type { HallModel } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

/** Centre, place, date, clock. */
export function HallHeader({ model }: { readonly model: HallModel }) {
  const zh = useTextIn(hall, 'zh-CN');
  const { centre, place, now, timeZone, layout } = model;
  return (
    <header>
      <Mark />
      <h1>
        <b>{centre.zh}</b>
        <span className="place soft">{layout === 'overflow' ? zh('second') : place.zh}</span>
      </h1>
      <time dateTime={new Date(now).toISOString()}>
        <span className="soft">{hallDateText(now, timeZone, 'zh-CN')}</span>
        <span className="fig clock">{clockText(now, timeZone)}</span>
      </time>
    </header>
  );
}

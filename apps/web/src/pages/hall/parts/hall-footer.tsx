import { Band, useTextIn } from '@yimen/ui';
import { secondsText } from '@yimen/ui/format';
import { pageCount, pageOf } from '../../../shared/stage/pages.ts';
import { usePageTurn } from '../../../shared/stage/use-page-turn.ts';
import type { HallModel } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

/** The lowest row: who is next and who was missed, or that the truth is old. Nothing shifts between the two. */
export function HallFooter({ model }: { readonly model: HallModel }) {
  if (model.trust.state !== 'fresh') return <StaleBand model={model} />;
  if (model.layout === 'overflow') return null;
  return <NextAndMissed next={model.next} missed={model.missed} notices={model.notices} />;
}

function StaleBand({ model: { trust, timeZone } }: { readonly model: HallModel }) {
  const zh = useTextIn(hall, 'zh-CN');
  const en = useTextIn(hall, 'en');
  if (trust.since === undefined) return <Band kind="stale" text={zh('never')} english={en('never')} />;
  const time = secondsText(trust.since, timeZone);
  const key = trust.state === 'listen' ? 'old' : 'stale';
  return <Band kind="stale" text={zh(key, { time })} english={en(key, { time })} />;
}

function NextAndMissed({ next, missed, notices }: Pick<HallModel, 'next' | 'missed' | 'notices'>) {
  const zh = useTextIn(hall, 'zh-CN');
  const room = next.length > 0 ? 2 : 5;
  const page = usePageTurn(pageCount(missed.length, room));
  return (
    <footer>
      {next.length > 0 && (
        <>
          <span className="label">{zh('next')}</span>
          <p className="next">
            {next.slice(0, 4).map((number) => (
              <span key={number} className="fig">
                {number}
              </span>
            ))}
          </p>
        </>
      )}
      {next.length === 0 && <p className="one-notice">{firstLine(notices[0]) ?? zh('filler')}</p>}
      {missed.length > 0 && (
        <p className="missed">
          {zh('missed')}
          {pageOf(missed, page, room).map((number) => (
            <span key={number} className="fig">
              {number}
            </span>
          ))}
        </p>
      )}
    </footer>
  );
}

/** Title of a notice, without its English. */
function firstLine(notice: string | undefined): string | undefined {
  return notice?.split(/[\n｜]/)[0];
}

import { useTextIn } from '@yimen/ui';
import { PageBand } from '../../../shared/stage/page-band.tsx';
import { pageCount, pageOf } from '../../../shared/stage/pages.ts';
import { usePageTurn } from '../../../shared/stage/use-page-turn.ts';
import { CallLine } from './call-line.tsx';
import type { CallRow } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

export const overflowPerPage = 15;
/** The first screen shows the wall and six rows; this one goes on from there. */
const onFirstScreen = 6;

/** The calls that the first screen has no room for, on pages of equal size; the newest stays on the wall. */
export function OverflowCalls({ calls }: { readonly calls: readonly CallRow[] }) {
  const before = calls.slice(1);
  const rest = before.slice(onFirstScreen);
  const pages = pageCount(rest.length, overflowPerPage);
  const page = usePageTurn(pages);
  const shown = pageOf(rest, page, overflowPerPage);
  return (
    <>
      <ol className="overflow">
        {shown.map((call) => (
          <CallLine key={call.number} call={call} />
        ))}
      </ol>
      <Continued from={onFirstScreen + page * overflowPerPage} count={shown.length} total={before.length} page={page} pages={pages} />
    </>
  );
}

interface ContinuedProps {
  readonly from: number;
  readonly count: number;
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

function Continued({ from, count, total, page, pages }: ContinuedProps) {
  const zh = useTextIn(hall, 'zh-CN');
  const en = useTextIn(hall, 'en');
  const place = { from: from + 1, to: from + count, total, page: page + 1, pages };
  return (
    <div className="continued">
      <span>{count > 0 ? zh('continued', place) : zh('continuedNone')}</span>
      <span className="soft" lang="en">
        {count > 0 ? en('continuedPage', place) : en('continuedNone')}
      </span>
      <PageBand page={page} pages={pages} label={zh('continuedPage', place)} />
    </div>
  );
}

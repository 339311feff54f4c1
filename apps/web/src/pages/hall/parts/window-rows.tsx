import { Arrow, useTextIn } from '@yimen/ui';
import { rangeText } from '@yimen/ui/format';
import { PageBand } from '../../../shared/stage/page-band.tsx';
import { pageCount, pageOf } from '../../../shared/stage/pages.ts';
import { usePageTurn } from '../../../shared/stage/use-page-turn.ts';
import type { HallModel, ServiceRow, WindowRow } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

const rows = 7;

/** One row a window, and how many wait in all. */
export function WindowRows({ model }: { readonly model: HallModel }) {
  const zh = useTextIn(hall, 'zh-CN');
  const pages = pageCount(model.windows.length, rows);
  const page = usePageTurn(pages);
  return (
    <>
      <ul className="windows">
        {pageOf(model.windows, page, rows).map((row) => (
          <WindowLine key={row.window} row={row} />
        ))}
        <Sum services={model.services} />
      </ul>
      <PageBand page={page} pages={pages} label={zh('servicePage', { page: page + 1, pages })} />
    </>
  );
}

function WindowLine({ row }: { readonly row: WindowRow }) {
  const zh = useTextIn(hall, 'zh-CN');
  const word = { open: zh('free'), paused: zh('paused'), closed: zh('closed') }[row.state];
  return (
    <li data-state={row.state}>
      <span className="w fig">
        {row.window}
        <small>{zh('windowShort')}</small>
      </span>
      <Arrow />
      {row.number ? <span className="n fig">{row.number}</span> : <span className="off">{row.note ?? word}</span>}
      <span className="s">{row.services}</span>
    </li>
  );
}

function Sum({ services }: { readonly services: readonly ServiceRow[] }) {
  const zh = useTextIn(hall, 'zh-CN');
  const ranges = services.flatMap((service) => (service.range && service.people > 0 ? [service.range] : []));
  const span = {
    lowMin: Math.min(...ranges.map((range) => range.lowMin)),
    highMin: Math.max(...ranges.map((range) => range.highMin)),
  };
  return (
    <li className="sum">
      <p>
        {zh('waiting')}
        <span className="fig">{services.reduce((people, service) => people + service.people, 0)}</span>
        {zh('people')}
      </p>
      {ranges.length > 0 && <span>{rangeText(span, 'zh-CN')}</span>}
    </li>
  );
}

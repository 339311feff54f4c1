import { useTextIn } from '@yimen/ui';
import { rangeText } from '@yimen/ui/format';
import { PageBand } from '../../../shared/stage/page-band.tsx';
import { pageCount, pageOf } from '../../../shared/stage/pages.ts';
import { usePageTurn } from '../../../shared/stage/use-page-turn.ts';
import type { ServiceRow } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

const columns = 5;

/** The five busiest services; a page band leads to the rest. */
export function ServiceColumns({ services }: { readonly services: readonly ServiceRow[] }) {
  const zh = useTextIn(hall, 'zh-CN');
  const pages = pageCount(services.length, columns);
  const page = usePageTurn(pages);
  return (
    <>
      <ul className="wait">
        {pageOf(services, page, columns).map((service) => (
          <li key={service.id}>
            <h2>
              <span className="fig">{service.prefix}</span>
              <span className="name">{service.name.zh}</span>
            </h2>
            <p className="en" lang="en">
              {service.name.en}
            </p>
            <p className="people">
              <span className="fig">{service.people}</span>
              {zh('people')}
              <span className="range">{service.range ? rangeText(service.range, 'zh-CN') : service.note}</span>
            </p>
          </li>
        ))}
      </ul>
      <PageBand page={page} pages={pages} label={zh('servicePage', { page: page + 1, pages })} />
    </>
  );
}

/** The same as one narrow row, for the split layout. */
export function ServiceStrip({ services }: { readonly services: readonly ServiceRow[] }) {
  const zh = useTextIn(hall, 'zh-CN');
  const page = usePageTurn(pageCount(services.length, columns));
  return (
    <ul className="strip">
      {pageOf(services, page, columns).map((service) => (
        <li key={service.id}>
          <h2>{service.name.zh}</h2>
          <p>
            <span className="fig k">{service.prefix}</span>
            <span className="fig">{service.people}</span>
            {zh('people')}
          </p>
        </li>
      ))}
    </ul>
  );
}

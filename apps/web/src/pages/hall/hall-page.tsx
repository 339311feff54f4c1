import { HallHeader } from './parts/hall-header.tsx';
import { HallFooter } from './parts/hall-footer.tsx';
import type { HallModel } from './hall-model.ts';
import { HallWall } from './parts/hall-wall.tsx';
import { OverflowCalls } from './parts/overflow-calls.tsx';
import { RecentCalls } from './parts/recent-calls.tsx';
import { ServiceColumns, ServiceStrip } from './parts/service-columns.tsx';
import { SplitNotices } from './parts/split-notices.tsx';
import { WindowRows } from './parts/window-rows.tsx';
import './hall.css';
import './layouts.css';

/** The hall display: is it me, and where. Wall and header are kept in every layout; the middle changes. */
export function HallPage({ model }: { readonly model: HallModel }) {
  return (
    <div className="hall" data-layout={model.layout} data-trust={model.trust.state}>
      <HallHeader model={model} />
      <main>
        <HallWall model={model} />
        <Middle model={model} />
      </main>
      <HallFooter model={model} />
    </div>
  );
}

function Middle({ model }: { readonly model: HallModel }) {
  if (model.layout === 'windows') return <WindowRows model={model} />;
  if (model.layout === 'overflow') return <OverflowCalls calls={model.calls} />;
  if (model.layout === 'split') {
    return (
      <>
        <SplitNotices notices={model.notices} />
        <ServiceStrip services={model.services} />
        <RecentCalls calls={model.calls} flash={model.flash} rows={3} />
      </>
    );
  }
  return (
    <>
      <RecentCalls calls={model.calls} flash={model.flash} rows={6} />
      <ServiceColumns services={model.services} />
    </>
  );
}

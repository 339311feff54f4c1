import type { CaseView, Me, StaffView } from '@yimen/contracts';
import { Choice, useLanguage, useText } from '@yimen/ui';
import { useEffect, useMemo, useState } from 'react';
import { createApi } from '../../shared/api/api.ts';
import type { Api } from '../../shared/api/api.ts';
import { signOut } from '../../shared/session/sign-out.ts';
import { accessToken } from '../../shared/session/tokens.ts';
import { useMe } from '../../shared/session/use-me.ts';
import { CaseWork } from './case/case-work.tsx';
import { useCity } from './case/live/use-city.ts';
import type { CityNames } from './case/live/use-city.ts';
import { ConsolePage } from './console-page.tsx';
import { outcomesOf } from './queue/outcomes.ts';
import { QueueDialogs } from './queue/queue-dialogs.tsx';
import { queueModelOf } from './queue/queue-model.ts';
import type { QueueModel } from './queue/queue-model.ts';
import { QueuePane } from './queue/queue-pane.tsx';
import { queueTexts } from './queue/queue-texts.ts';
import { useHall } from './queue/use-hall.ts';
import { useCentre } from './use-centre.ts';
import { useDesk } from './use-desk.ts';
import { useWorklists } from './use-worklists.ts';
import { WorklistPane } from './worklist-pane.tsx';

/** The console of whoever signed in: their hall, their window. */
export function ConsoleLive() {
  const t = useText(queueTexts);
  const signing = useMe();
  const api = useMemo(() => createApi({ token: accessToken }), []);
  const city = useCity(api);
  if (signing.state !== 'signed-in' || !city)
    return (
      <p className="console-wait" role="status">
        {t('loading')}
      </p>
    );
  if (signing.me.hall === undefined)
    return (
      <p className="console-wait" role="alert">
        {t('noWindow')}
      </p>
    );
  return <Hall api={api} me={signing.me} hall={signing.me.hall} city={city} />;
}

interface HallProps {
  readonly api: Api;
  readonly me: Me;
  readonly hall: string;
  readonly city: CityNames;
}

function Hall(props: HallProps) {
  const t = useText(queueTexts);
  const [label, setLabel] = useState(new URLSearchParams(location.search).get('window') ?? props.me.window);
  const [fenceOf, setFenceOf] = useState<{ window: string; fence: number }>();
  const { seen, painted, now } = useHall(fenceOf);
  if (!seen.view)
    return (
      <p className="console-wait" role="status">
        {t('loading')}
      </p>
    );
  const model = label === undefined ? undefined : queueModelOf(seen.view, label, now);
  if (!model) {
    const options = seen.view.windows.map((window) => ({
      value: window.window,
      text: `${t('windowIs', { window: window.window })} ${window.label}`,
    }));
    return (
      <main className="console-wait">
        <Choice label={t('whichWindow')} layout="pairs" options={options} value={label} onChange={setLabel} />
      </main>
    );
  }
  return <Desk {...props} view={seen.view} model={model} now={now} seen={seen} painted={painted} onFence={setFenceOf} />;
}

interface DeskProps extends HallProps {
  readonly view: StaffView;
  readonly model: QueueModel;
  readonly now: number;
  readonly seen: ReturnType<typeof useHall>['seen'];
  readonly painted: ReturnType<typeof useHall>['painted'];
  readonly onFence: (session: { window: string; fence: number } | undefined) => void;
}

/** One window with its visitor: the queue, the case of the visit, the lists. */
function Desk({ api, me, hall, city, view, model, now, seen, painted, onFence }: DeskProps) {
  const language = useLanguage();
  const centre = useCentre(api, hall);
  const [cases, setCases] = useState<readonly CaseView[]>([]);
  const { current, window } = model;
  const visit = current?.state === 'serving' ? current : undefined;
  const mine = cases.filter((one) => one.links.some((link) => link.ticket === current?.ticket));
  const desk = useDesk({ api, hall, me, view, model, outcomes: outcomesOf(current, mine) });
  const lists = useWorklists(api, cases);
  const session = desk.isMine && window.state !== 'closed' ? window.fence : undefined;
  useEffect(
    () => onFence(session === undefined ? undefined : { window: window.window, fence: session }),
    [session, window.window, onFence],
  );
  const keep = (stored: CaseView) => setCases((known) => [...known.filter((one) => one.number !== stored.number), stored]);
  const shown = painted && current ? { number: current.number, shown: painted.painted >= painted.screens } : undefined;
  return (
    <ConsolePage
      model={{
        window: window.window,
        hall: centre ? (language === 'en' ? centre.shortNames.en : centre.shortNames.zh) : '',
        services: namesOf(view, model, language),
        staff: me.id,
        now,
        timeZone: city.timeZone,
        painted: current?.state === 'called' ? shown : undefined,
        trouble: troubleOf(seen, desk.isMine),
        canPause: desk.isMine && window.state === 'open',
        said: desk.said,
        onPause: () => desk.onPress('pause'),
        onTakeBack: desk.onTakeBack,
        onSignOut: () => void signOut(),
      }}
      queue={
        <>
          <QueuePane
            model={model}
            now={now}
            busy={desk.busy}
            isStale={seen.freshness !== 'fresh'}
            readOnly={!desk.isMine}
            onPress={desk.onPress}
          />
          <QueueDialogs question={desk.question} model={model} view={view} onReply={desk.onReply} onBack={desk.onBack} />
        </>
      }
      work={<CaseWork api={api} city={city} visit={visit} called={current} day={view.at.day} window={window.window} onStored={keep} />}
      side={<WorklistPane lists={lists} onOpen={(number) => globalThis.window.open(`/case/${number}`, '_blank')} />}
    />
  );
}

function troubleOf(seen: DeskProps['seen'], isMine: boolean) {
  if (seen.freshness !== 'fresh')
    return seen.since === undefined ? ({ kind: 'offline' } as const) : ({ kind: 'stale', since: seen.since } as const);
  return isMine ? undefined : ({ kind: 'superseded' } as const);
}

function namesOf(view: StaffView, model: QueueModel, language: string): string {
  const skills = new Set(model.window.skills.map((skill) => skill.service));
  const served = view.services.filter((service) => skills.has(service.service));
  return served.map((service) => (language === 'en' ? service.name.en : service.name.zh)).join('、');
}

import { queuePath } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useEffect, useMemo, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import type { PairedDevice } from '../../shared/device/device-frame.tsx';
import { reloadOnNewVersion } from '../../shared/device/new-version.ts';
import { zoneOf } from '../../shared/live/city-facts.ts';
import { hoursText } from '../../shared/live/hours-text.ts';
import { useServerMinute } from '../../shared/live/use-server-time.ts';
import { Stage } from '../../shared/stage/stage.tsx';
import { idleVerdict, resultSeconds } from './desk/idle-clock.ts';
import { KioskDesk } from './desk/kiosk-desk.ts';
import type { KioskMode, KioskModel, KioskScreen, TakenNumber } from './kiosk-model.ts';
import { kioskOrders } from './desk/kiosk-orders.ts';
import { KioskPage } from './kiosk-page.tsx';
import { kioskServices } from './kiosk-services.ts';
import { nextKiosk, untouched } from './desk/kiosk-state.ts';
import { kiosk } from './kiosk-texts.ts';
import { RecentNumbers } from './desk/recent-numbers.ts';
import { printerHere } from './desk/printing.ts';
import { listenToReader } from './desk/scanned.ts';
import { useIdle } from './desk/use-idle.ts';
import { useKioskFeed } from './desk/use-kiosk-feed.ts';
import type { KioskFeed } from './desk/use-kiosk-feed.ts';
import { useReading } from './desk/use-reading.ts';

const recent = new RecentNumbers(localStorage);
const printer = printerHere(location.search, localStorage);

/** A paired kiosk, alive. */
export function KioskLive({ device }: { readonly device: PairedDevice }) {
  const feed = useKioskFeed(device);
  const [state, dispatch] = useReducer(nextKiosk, untouched);
  const t = useText(kiosk);
  const language = useLanguage();
  const { i18n } = useTranslation();
  const { idleMs, touch } = useIdle(state.screen.kind);
  const orders = useMemo(() => kioskOrders(feed.api, device.place.hall), [feed.api, device.place.hall]);
  const services = kioskServices({ ...feed, mode: state.mode });
  const day = feed.seen.position?.day ?? feed.hallNow?.at.day ?? '';
  const desk = new KioskDesk({
    ...{ state, services, dispatch, orders, recent, day, language, t },
    switchLanguage: () => void i18n.changeLanguage(language === 'en' ? 'zh-CN' : 'en'),
    simulatedCard: () => feed.cards[Math.floor(Math.random() * feed.cards.length)],
  });
  const verdict = idleVerdict({ mode: state.mode, screen: state.screen.kind, pristine: state.pristine, idleMs });
  const isOver = verdict.kind === 'wipe';
  useEffect(() => {
    if (!isOver) return;
    dispatch({ kind: 'wiped' });
    void i18n.changeLanguage('zh-CN');
  }, [isOver, i18n]);
  useReader(desk);
  const read = useReading(state, dispatch, (act) => desk.act(act));
  useIdleReload(state.pristine);
  const model: KioskModel = {
    ...placed(feed, device, state.mode, useServerMinute(feed.serverNow), language),
    services,
    mode: state.mode,
    reading: state.reading,
    helping: state.helping,
    recent: recent.of(day),
    screen: withSeconds(state.screen, resultSeconds(state.mode, idleMs)),
    warning: verdict.kind === 'warn' ? verdict.seconds : undefined,
  };
  return (
    <Stage width={1080} height={1920} className="kiosk-stage">
      <div onPointerDownCapture={() => dispatch({ kind: 'touched' })}>
        <KioskPage
          model={model}
          onAct={(act) => {
            touch();
            read(act);
          }}
        />
      </div>
    </Stage>
  );
}

/** What does not depend on the person before the kiosk. */
function placed(feed: KioskFeed, device: PairedDevice, mode: KioskMode, now: number, language: 'zh-CN' | 'en') {
  const timeZone = zoneOf(feed.city);
  return {
    now,
    timeZone,
    centre: feed.hallNow?.name ?? { zh: '', en: '' },
    hall: hallOf(feed),
    hours: feed.hallNow ? hoursText(feed.hallNow.hours, timeZone) : '',
    missed: feed.hallNow?.view.missed ?? [],
    printer,
    slipOf: ({ ticket, token }: TakenNumber, copy: number) => ({
      id: `${ticket}/${copy}`,
      url: `${queuePath(device.place.hall)}/tickets/${token}/slip.svg?language=${language}&width=80&elder=${mode === 'elder'}&copy=${copy}`,
    }),
    ticketUrl: (token: string) => `${location.origin}/ticket/${token}${language === 'en' ? '?lang=en' : ''}`,
    simulatedReader: feed.cards.length > 0,
  };
}

/** Away only when neither the live line nor the queue itself says anything. */
function hallOf({ view }: KioskFeed): KioskModel['hall'] {
  if (!view) return 'away';
  if (view.state === 'open') return 'open';
  return view.state === 'issuingStopped' ? 'stopped' : 'closed';
}

function withSeconds(screen: KioskScreen, secondsLeft: number): KioskScreen {
  return screen.kind === 'number' ? { ...screen, secondsLeft } : screen;
}

/** A scanned slip brings its ticket back; a card is taken where one is asked for. */
function useReader(desk: KioskDesk): void {
  useEffect(() =>
    listenToReader(window, (scanned) => {
      if (scanned.kind === 'card') desk.card(scanned.identityNumber);
      else desk.bringBack(scanned.ticket, '');
    }),
  );
}

function useIdleReload(pristine: boolean): void {
  useEffect(() => (pristine ? reloadOnNewVersion(() => true) : undefined), [pristine]);
}

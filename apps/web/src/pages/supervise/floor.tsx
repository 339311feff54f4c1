import type { Me } from '@yimen/contracts';
import { AskOnce, useLanguage, useText } from '@yimen/ui';
import { secondsText } from '@yimen/ui/format';
import type { Api } from '../../shared/api/api.ts';
import { useCity, zoneOf } from '../../shared/live/city-facts.ts';
import { nameOf } from '../../shared/load/near-words.ts';
import { signOut } from '../../shared/session/sign-out.ts';
import { useCentre } from '../console/use-centre.ts';
import { deviceRowsOf } from './devices/device-model.ts';
import type { DeviceRow } from './devices/device-model.ts';
import { deviceTexts } from './devices/device-texts.ts';
import { DevicesPane } from './devices/devices-pane.tsx';
import { FloorQuestions } from './floor-questions.tsx';
import { hoursOf } from './hours-of.ts';
import { LinesPane } from './lines-pane.tsx';
import { PairingForm } from './devices/pairing-form.tsx';
import { superviseModelOf } from './supervise-model.ts';
import { SupervisePage } from './supervise-page.tsx';
import { supervise } from './supervise-texts.ts';
import { useDeviceName } from './devices/use-device-name.ts';
import { useDevices } from './devices/use-devices.ts';
import { useFloor } from './use-floor.ts';
import { useFloorActs } from './use-floor-acts.ts';
import { usePairing } from './devices/use-pairing.ts';
import { OverLimit, WaitingList } from './waiting-list.tsx';
import { WindowsTable } from './windows-table.tsx';

interface FloorProps {
  readonly api: Api;
  readonly me: Me;
  readonly hall: string;
  readonly onOtherHall: (() => void) | undefined;
}

/** One hall live, with what its supervisor may do. */
export function Floor({ api, me, hall, onOtherHall }: FloorProps) {
  const t = useText(supervise);
  const language = useLanguage();
  const timeZone = zoneOf(useCity());
  const centre = useCentre(api, hall);
  const { seen, devices: live, now } = useFloor(hall);
  const devices = useDevices(api, hall);
  const acts = useFloorActs(api, hall);
  const pairing = usePairing(api, devices.places ?? [], devices.refresh);
  const rows = devices.places && deviceRowsOf(devices.places, live);
  const alarm = useAlarm(rows, timeZone);
  if (!seen.view)
    return (
      <p className="supervise-wait" role="status">
        {t(seen.freshness === 'fresh' ? 'loading' : 'unreachable')}
      </p>
    );
  const model = superviseModelOf(seen.view, now);
  const mayAct = me.roles.includes('supervisor') && me.hall === hall;
  return (
    <>
      <SupervisePage
        head={{
          hall: centre ? nameOf(centre.shortNames, language) : '',
          hours: centre && hoursOf(centre.today),
          alarm,
          who: nameOf(me.name, language),
          ...{ now, timeZone, onOtherHall },
          trouble: troubleOf(seen),
          said: acts.said ?? devices.said,
          onSignOut: () => void signOut(),
        }}
        lines={<LinesPane model={model} onDoors={mayAct ? () => acts.onDoors(model.state === 'open') : undefined} />}
        work={
          <>
            <WindowsTable model={model} onAct={mayAct ? acts.onAct : undefined} busy={acts.busy} />
            <WaitingList model={model} />
          </>
        }
        side={
          <>
            <DevicesPane rows={rows} timeZone={timeZone} onRevoke={devices.onAsk} />
            <PairingForm model={pairing} />
            <OverLimit model={model} />
          </>
        }
      />
      <FloorQuestions question={acts.question} onAnswer={acts.onAnswer} onBack={acts.onBack} />
      <Unpair devices={devices} />
    </>
  );
}

function Unpair({ devices }: { readonly devices: ReturnType<typeof useDevices> }) {
  const t = useText(deviceTexts);
  const nameOfDevice = useDeviceName();
  const { asked } = devices;
  return (
    <AskOnce
      open={asked !== undefined}
      title={asked ? t('askRevoke', { device: nameOfDevice(asked) }) : ''}
      text={t('askRevokeText')}
      answers={[
        { id: 'keep', words: t('keep'), main: true },
        { id: 'revoke', words: t('revoke') },
      ]}
      onAnswer={(id) => (id === 'revoke' ? devices.onRevoke() : devices.onBack())}
      onBack={devices.onBack}
    />
  );
}

/** The first screen that stands still, in one sentence for the head. */
function useAlarm(rows: readonly DeviceRow[] | undefined, timeZone: string): string | undefined {
  const t = useText(deviceTexts);
  const nameOfDevice = useDeviceName();
  const first = rows?.find(({ trouble }) => trouble?.kind === 'stands');
  if (first?.trouble?.kind !== 'stands') return undefined;
  const { since } = first.trouble;
  return `${nameOfDevice(first.place)} ${since === undefined ? t('stands') : t('standsAt', { time: secondsText(since, timeZone) })}`;
}

function troubleOf({ freshness, since }: ReturnType<typeof useFloor>['seen']) {
  if (freshness === 'fresh') return undefined;
  return since === undefined ? ({ kind: 'offline' } as const) : ({ kind: 'stale', since } as const);
}

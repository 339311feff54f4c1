import type { HallDevice } from '@yimen/contracts';
import { Light, Lintel, useText } from '@yimen/ui';
import { secondsText } from '@yimen/ui/format';
import type { DeviceRow, DeviceTrouble } from './device-model.ts';
import { deviceTexts } from './device-texts.ts';
import type { DeviceKey } from './device-texts.ts';
import { useDeviceName } from './use-device-name.ts';

interface DevicesPaneProps {
  /** Undefined while nobody could tell. */
  readonly rows: readonly DeviceRow[] | undefined;
  readonly timeZone: string;
  readonly onRevoke: (place: HallDevice) => void;
}

/** Screens and kiosks of the hall: what needs a hand first. A paired one is pressed to unpair it. */
export function DevicesPane({ rows, timeZone, onRevoke }: DevicesPaneProps) {
  const t = useText(deviceTexts);
  const note = rows && t('counted', { paired: rows.filter(({ isPaired }) => isPaired).length, all: rows.length });
  return (
    <section className="dev">
      <Lintel level={2} title={t('devices')} note={note} />
      {rows ? (
        <ul>
          {rows.map((row) => (
            <Device key={row.place.device} row={row} timeZone={timeZone} onRevoke={onRevoke} />
          ))}
        </ul>
      ) : (
        <p className="none">{t('away')}</p>
      )}
    </section>
  );
}

function Device({ row, timeZone, onRevoke }: { readonly row: DeviceRow } & Pick<DevicesPaneProps, 'timeZone' | 'onRevoke'>) {
  const t = useText(deviceTexts);
  const name = useDeviceName()(row.place);
  const { trouble, isPaired } = row;
  const fine = isPaired ? t(row.place.place.kind === 'kiosk' ? 'ready' : 'fresh') : t('unpaired');
  const words = (
    <>
      {trouble ? <Light state="soon" text={name} /> : <span>{name}</span>}
      <span className="now">{trouble ? <Trouble trouble={trouble} timeZone={timeZone} /> : fine}</span>
      {trouble && <small>{t(helpOf[trouble.kind])}</small>}
    </>
  );
  return (
    <li data-bad={trouble ? true : undefined} data-empty={isPaired ? undefined : true}>
      {isPaired ? (
        <button type="button" onClick={() => onRevoke(row.place)} title={t('revoke')}>
          {words}
        </button>
      ) : (
        <p>{words}</p>
      )}
    </li>
  );
}

const helpOf: Record<DeviceTrouble['kind'], DeviceKey> = {
  stands: 'standsHelp',
  lost: 'lostHelp',
  'paper-low': 'paperHelp',
  'paper-out': 'paperHelp',
  offline: 'paperHelp',
  silent: 'soundHelp',
};

function Trouble({ trouble, timeZone }: { readonly trouble: DeviceTrouble; readonly timeZone: string }) {
  const t = useText(deviceTexts);
  if (trouble.kind === 'stands')
    return trouble.since === undefined ? t('stands') : t('standsAt', { time: secondsText(trouble.since, timeZone) });
  if (trouble.kind === 'lost')
    return trouble.since === undefined ? t('neverSeen') : t('lost', { time: secondsText(trouble.since, timeZone) });
  return t(trouble.kind);
}

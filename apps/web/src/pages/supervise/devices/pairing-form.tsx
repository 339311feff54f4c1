import type { HallDevice } from '@yimen/contracts';
import { Button, Choice, Lintel, useText } from '@yimen/ui';
import { CodeInput, codeLength } from '../code-input.tsx';
import { kindOf } from './device-model.ts';
import type { PlaceKind } from './device-model.ts';
import { deviceTexts } from './device-texts.ts';
import { useDeviceName } from './use-device-name.ts';

/** A pairing as far as it has come. */
export interface PairingModel {
  readonly typed: string;
  /** `found`: the device that shows this code waits to be placed. */
  readonly state: 'typing' | 'asking' | 'found';
  readonly places: readonly HallDevice[];
  readonly kind: PlaceKind;
  readonly device: string | undefined;
  /** One sentence about what just happened. */
  readonly said: string | undefined;
  readonly busy: boolean;
  onType(typed: string): void;
  onKind(kind: PlaceKind): void;
  onDevice(device: string): void;
  onApprove(): void;
  onDeny(): void;
}

/** Eight signs, then where the device stands, then one press. */
export function PairingForm({ model }: { readonly model: PairingModel }) {
  const t = useText(deviceTexts);
  return (
    <section className="pair">
      <Lintel level={2} title={t('pair')} />
      <p>{t('pairHelp')}</p>
      <CodeInput label={t('code')} value={model.typed} onChange={(typed) => model.onType(typed)} />
      {model.state === 'found' && <Place model={model} />}
      <Press model={model} />
      {model.said !== undefined && (
        <p className="said" role="status">
          {model.said}
        </p>
      )}
    </section>
  );
}

function Place({ model }: { readonly model: PairingModel }) {
  const t = useText(deviceTexts);
  const nameOf = useDeviceName();
  const places = model.places.filter((place) => kindOf(place) === model.kind);
  const kinds = [
    { value: 'hall' as const, text: t('kindHall') },
    { value: 'window' as const, text: t('kindWindow') },
    { value: 'kiosk' as const, text: t('kindKiosk') },
  ];
  return (
    <>
      <Choice label={t('kind')} labelHidden layout="row" options={kinds} value={model.kind} onChange={(kind) => model.onKind(kind)} />
      {places.length === 0 ? (
        <p>{t('noPlace')}</p>
      ) : (
        <select aria-label={t('where')} value={model.device ?? ''} onChange={(event) => model.onDevice(event.target.value)}>
          <option value="" disabled>
            {t('choosePlace')}
          </option>
          {places.map((place) => (
            <option key={place.device} value={place.device}>
              {place.pairing ? t('replaces', { place: nameOf(place) }) : nameOf(place)}
            </option>
          ))}
        </select>
      )}
    </>
  );
}

function Press({ model }: { readonly model: PairingModel }) {
  const t = useText(deviceTexts);
  if (model.state !== 'found') {
    const missing = codeLength - model.typed.length;
    return <Button reason={missing > 0 ? t('missing', { count: missing }) : t('asking')}>{t('bind')}</Button>;
  }
  return (
    <div className="press">
      <Button
        kind="act"
        busy={model.busy}
        reason={model.device === undefined ? t('choosePlace') : undefined}
        onPress={() => model.onApprove()}
      >
        {t('bind')}
      </Button>
      <Button busy={model.busy} onPress={() => model.onDeny()}>
        {t('deny')}
      </Button>
    </div>
  );
}

import { HallDevice, PendingPairing } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useState } from 'react';
import { sentenceOf } from '../../../shared/api/answer.ts';
import type { Answer } from '../../../shared/api/answer.ts';
import { nothing } from '../../../shared/api/api.ts';
import type { Api } from '../../../shared/api/api.ts';
import { codeLength } from '../code-input.tsx';
import { kindOf } from './device-model.ts';
import type { PlaceKind } from './device-model.ts';
import { deviceTexts } from './device-texts.ts';
import type { PairingModel } from './pairing-form.tsx';
import { useDeviceName } from './use-device-name.ts';

const base = '/api/identity/pairings';

/** The pairing of one device: find it by its eight signs, say where it stands, approve or refuse. */
export function usePairing(api: Api, places: readonly HallDevice[], onPaired: () => void): PairingModel {
  const t = useText(deviceTexts);
  const language = useLanguage();
  const nameOf = useDeviceName();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<PairingModel['state']>('typing');
  const [kind, setKind] = useState<PlaceKind>('window');
  const [device, setDevice] = useState<string>();
  const [said, setSaid] = useState<string>();
  const [busy, setBusy] = useState(false);
  const refused = (answer: Answer<unknown>) => setSaid(answer.kind === 'refused' ? sentenceOf(answer.problem, language) : t('noAnswer'));

  async function find(code: string) {
    setState('asking');
    const answer = await api.get(`${base}/${code}`, PendingPairing);
    if (answer.kind !== 'ok') {
      setState('typing');
      refused(answer);
      return;
    }
    const wished = places.find((place) => place.device === answer.value.device);
    if (wished) setKind(kindOf(wished));
    setDevice(wished?.device);
    setState('found');
  }
  async function settle<T>(send: () => Promise<Answer<T>>, done: (value: T) => string) {
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if (answer.kind !== 'ok') {
      refused(answer);
      return;
    }
    setSaid(done(answer.value));
    setTyped('');
    setState('typing');
    onPaired();
  }
  return {
    ...{ typed, state, places, kind, device, said, busy },
    onType: (next) => {
      setTyped(next);
      setSaid(undefined);
      setState('typing');
      if (next.length === codeLength) void find(next);
    },
    onKind: (next) => {
      setKind(next);
      setDevice(undefined);
    },
    onDevice: setDevice,
    onApprove: () =>
      void settle(
        () => api.send(`${base}/${typed}/approval`, HallDevice, { body: { device } }),
        (place) => t('done', { place: nameOf(place) }),
      ),
    onDeny: () =>
      void settle(
        () => api.send(`${base}/${typed}/denial`, nothing, {}),
        () => t('denied'),
      ),
  };
}

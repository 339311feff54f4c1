import { HallDevices } from '@yimen/contracts';
import type { HallDevice } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useState } from 'react';
import { sentenceOf } from '../../../shared/api/answer.ts';
import { nothing } from '../../../shared/api/api.ts';
import type { Api } from '../../../shared/api/api.ts';
import { usePolled } from '../../../shared/live/use-polled.ts';
import { deviceTexts } from './device-texts.ts';

const everyMs = 15_000;

/** The device places of a hall, and what unpairs one. */
export function useDevices(api: Api, hall: string) {
  const t = useText(deviceTexts);
  const language = useLanguage();
  const [turn, setTurn] = useState(0);
  const [asked, setAsked] = useState<HallDevice>();
  const [said, setSaid] = useState<string>();
  const base = `/api/identity/halls/${hall}/devices`;
  const places = usePolled(() => api.get(base, HallDevices), everyMs, `${hall}/${turn}`)?.devices;
  const refresh = () => setTurn((before) => before + 1);
  async function revoke() {
    if (!asked) return;
    setAsked(undefined);
    setSaid(undefined);
    const answer = await api.send(`${base}/${asked.device}`, nothing, { method: 'DELETE' });
    if (answer.kind !== 'ok') setSaid(answer.kind === 'refused' ? sentenceOf(answer.problem, language) : t('noAnswer'));
    refresh();
  }
  return { places, asked, said, refresh, onAsk: setAsked, onRevoke: () => void revoke(), onBack: () => setAsked(undefined) };
}

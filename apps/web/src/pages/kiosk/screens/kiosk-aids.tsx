import { AidBar, PersonSign, SpeakerSign, WheelchairSign, useLanguage, useText } from '@yimen/ui';
import type { Aid } from '@yimen/ui';
import type { KioskViewProps } from '../kiosk-page.tsx';
import { kiosk } from '../kiosk-texts.ts';

/** Large type, low reach, language, read aloud, a person. Elder mode keeps three. */
export function KioskAids({ model, onAct }: KioskViewProps) {
  const t = useText(kiosk);
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  const elder = model.mode === 'elder';
  const low: Aid = { id: 'low', sign: <WheelchairSign />, word: t('low'), pressed: model.mode === 'low' };
  const language: Aid = {
    id: 'language',
    sign: <span lang={other}>{t('otherSign')}</span>,
    word: <span lang={other}>{t('otherLanguage')}</span>,
  };
  const aids: Aid[] = [
    { id: 'large', sign: '大', word: elder ? t('largeOn') : t('large'), pressed: elder },
    ...(elder ? [] : [low, language]),
    { id: 'aloud', sign: <SpeakerSign />, word: t('aloud'), pressed: model.reading },
    { id: 'help', sign: <PersonSign />, word: t('help'), help: true, keys: 'F1' },
  ];
  return <AidBar label={t('aids')} aids={aids} onPress={(aid) => onAct({ kind: 'aid', aid })} />;
}

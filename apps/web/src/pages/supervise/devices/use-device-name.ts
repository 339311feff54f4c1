import type { HallDevice } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { deviceTexts } from './device-texts.ts';

/** What a device is called by those who stand in the hall; Chinese also says where it hangs. */
export function useDeviceName(): (place: HallDevice) => string {
  const t = useText(deviceTexts);
  const language = useLanguage();
  return ({ place: { kind, window = '' }, position }) => {
    const name = t(kind, { window });
    const isSaid = kind === 'window' || position === '' || language === 'en';
    // Of a long description the first words say where it is.
    return isSaid ? name : `${name}，${position.split(/[，,]/)[0] ?? ''}`;
  };
}

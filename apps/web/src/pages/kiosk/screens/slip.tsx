import { useText } from '@yimen/ui';
import { printOnce } from '../desk/printing.ts';
import type { SlipJob } from '../kiosk-model.ts';
import { kiosk } from '../kiosk-texts.ts';

/** The slip as a picture: what the paper would say. */
export function SlipPicture({ slip }: { readonly slip: SlipJob }) {
  const t = useText(kiosk);
  return <img className="slip" src={slip.url} alt={t('slip')} />;
}

/** Sends a slip to the printer of the browser as soon as its picture is there. Seen on paper only. */
export function PrintedSlip({ slip }: { readonly slip: SlipJob }) {
  return <img className="print-only" src={slip.url} alt="" onLoad={() => printOnce(slip.id)} />;
}

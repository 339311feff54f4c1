import { TouchButton, useText } from '@yimen/ui';
import type { KioskAct, KioskModel, KioskScreen } from '../kiosk-model.ts';
import { kiosk } from '../kiosk-texts.ts';
import { KioskTitle } from './kiosk-title.tsx';
import { PrintedSlip, SlipPicture } from './slip.tsx';

interface SaidProps {
  readonly model: KioskModel;
  readonly screen: Extract<KioskScreen, { kind: 'said' }>;
  readonly onAct: (act: KioskAct) => void;
}

/** One thing that happened, in words: a refusal with its reason, a return, a reprint. */
export function SaidScreen({ model, screen, onAct }: SaidProps) {
  const t = useText(kiosk);
  const slip = screen.slip && model.slipOf(screen.slip.taken, screen.slip.copy);
  return (
    <>
      <KioskTitle title={screen.title}>
        {screen.number !== undefined && <p className="said-number fig">{screen.number}</p>}
        {screen.text !== undefined && <p>{screen.text}</p>}
      </KioskTitle>
      {slip && (model.printer === 'none' ? <SlipPicture slip={slip} /> : <PrintedSlip slip={slip} />)}
      <div className="foot">
        <TouchButton className="go" onPress={() => onAct({ kind: 'home' })}>
          {t('back')}
        </TouchButton>
      </div>
    </>
  );
}

/** A press is under way: words at once, and honest ones when there is no verdict yet. */
export function AskingScreen({ unsure }: { readonly unsure: boolean }) {
  const t = useText(kiosk);
  return (
    <KioskTitle title={unsure ? t('unsure') : t('asking')}>
      <p role="status">{unsure ? '' : t('askingText')}</p>
    </KioskTitle>
  );
}

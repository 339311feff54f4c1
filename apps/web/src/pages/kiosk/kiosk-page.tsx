import { Mark, useLanguage } from '@yimen/ui';
import { clockText } from '@yimen/ui/format';
import { ClosedScreen } from './screens/closed-screen.tsx';
import { FindScreen } from './screens/find-screen.tsx';
import { HomeScreen } from './screens/home-screen.tsx';
import { IdentityScreen } from './screens/identity-screen.tsx';
import { KioskAids } from './screens/kiosk-aids.tsx';
import type { KioskAct, KioskModel } from './kiosk-model.ts';
import { KioskOver } from './screens/kiosk-over.tsx';
import { MissedScreen } from './screens/missed-screen.tsx';
import { NumberScreen } from './screens/number-screen.tsx';
import { ReprintScreen } from './screens/reprint-screen.tsx';
import { AskingScreen, SaidScreen } from './screens/said-screen.tsx';
import './kiosk.css';
import './kiosk-modes.css';
import './kiosk-number.css';

export interface KioskViewProps {
  readonly model: KioskModel;
  readonly onAct: (act: KioskAct) => void;
}

/** The kiosk: what do you need? */
export function KioskPage({ model, onAct }: KioskViewProps) {
  const language = useLanguage();
  const over = model.warning !== undefined || model.helping;
  return (
    <div className="kiosk" data-mode={model.mode} data-screen={model.screen.kind}>
      <div className="kiosk-body" inert={over}>
        <header>
          <Mark />
          <b>{language === 'en' ? model.centre.en : model.centre.zh}</b>
          <span className="fig">{clockText(model.now, model.timeZone)}</span>
        </header>
        <main>
          <Screen model={model} onAct={onAct} />
        </main>
        {model.screen.kind !== 'number' && <KioskAids model={model} onAct={onAct} />}
      </div>
      {over && <KioskOver model={model} onAct={onAct} />}
    </div>
  );
}

function Screen({ model, onAct }: KioskViewProps) {
  const { screen } = model;
  if (screen.kind === 'number') return <NumberScreen model={model} screen={screen} onAct={onAct} />;
  if (screen.kind === 'asking') return <AskingScreen unsure={screen.unsure} />;
  if (screen.kind === 'said') return <SaidScreen model={model} screen={screen} onAct={onAct} />;
  if (screen.kind === 'missed') return <MissedScreen model={model} onAct={onAct} />;
  if (screen.kind === 'reprint') return <ReprintScreen model={model} onAct={onAct} />;
  if (model.hall !== 'open') return <ClosedScreen model={model} onAct={onAct} />;
  if (screen.kind === 'find') return <FindScreen screen={screen} onAct={onAct} />;
  if (screen.kind === 'identity') return <IdentityScreen model={model} onAct={onAct} />;
  return <HomeScreen model={model} page={screen.page} onAct={onAct} />;
}

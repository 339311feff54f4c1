import { Door, English, Wall, useTextIn } from '@yimen/ui';
import type { WallState } from '@yimen/ui';
import type { CallRow, HallModel } from '../hall-model.ts';
import { hall } from '../hall-texts.ts';

/** The call: a lit wall with a door in it. Old truth puts the lamp out; no call yet leaves it unlit with the hours. */
export function HallWall({ model }: { readonly model: HallModel }) {
  const [call] = model.calls;
  const state = wallState(model, call);
  return (
    <Wall key={state === 'fresh' ? model.flash : 'still'} state={state} className="call" live="polite">
      {model.trust.state === 'listen' && <Listen />}
      {model.trust.state !== 'listen' && call && <Called call={call} />}
      {model.trust.state !== 'listen' && !call && <Nobody hours={model.hours} />}
    </Wall>
  );
}

function wallState({ trust, flash }: HallModel, call: CallRow | undefined): WallState {
  if (trust.state !== 'fresh') return trust.state;
  if (!call) return 'off';
  return flash > 0 ? 'fresh' : 'steady';
}

function Called({ call }: { readonly call: CallRow }) {
  const zh = useTextIn(hall, 'zh-CN');
  const en = useTextIn(hall, 'en');
  return (
    <>
      <p className="say">
        {zh('say')}
        <English>{en('say')}</English>
      </p>
      <p className="number fig" data-signs={call.number.length}>
        {call.number}
      </p>
      <Door figure={call.window} word={zh('window')} english={en('windowOf', { window: call.window })} />
    </>
  );
}

function Listen() {
  const zh = useTextIn(hall, 'zh-CN');
  const en = useTextIn(hall, 'en');
  return (
    <div className="sentence">
      <b>
        {zh('listenFirst')}
        <br />
        {zh('listenSecond')}
      </b>
      <English>
        {en('listenFirst')} {en('listenSecond')}
      </English>
    </div>
  );
}

function Nobody({ hours }: { readonly hours: string }) {
  const zh = useTextIn(hall, 'zh-CN');
  const en = useTextIn(hall, 'en');
  return (
    <div className="sentence">
      <b>
        {zh('nobody')}
        <br />
        <span className="hours">{hours ? zh('hours', { hours }) : zh('noHours')}</span>
      </b>
      <English>{en('nobody')}</English>
    </div>
  );
}

import { English, Warning, useTextIn } from '@yimen/ui';
import { joinNames, secondsText } from '@yimen/ui/format';
import type { WindowModel } from './window-model.ts';
import { windowTexts } from './window-texts.ts';
import './window.css';

/** Is it here? The wall at the left says who; the door with the window stands at the right and never moves. */
export function WindowPage({ model, small }: { readonly model: WindowModel; readonly small: boolean }) {
  const zh = useTextIn(windowTexts, 'zh-CN');
  const { phase, trust, flash } = model;
  const lit = phase === 'calling' && trust.state === 'fresh';
  const fresh = lit && flash > 0;
  return (
    <main
      key={fresh ? flash : 'still'}
      className="window"
      data-phase={phase}
      data-trust={trust.state}
      data-small={small || undefined}
      data-lit={lit || undefined}
      data-fresh={fresh || undefined}
    >
      <section className="wall" aria-live="polite">
        {trust.state === 'listen' ? <Listen model={model} small={small} /> : <Phase model={model} small={small} />}
      </section>
      <div className="door">
        <p className="fig" data-signs={model.window.length}>
          {model.window}
        </p>
        <p>{zh('window')}</p>
      </div>
    </main>
  );
}

interface PartProps {
  readonly model: WindowModel;
  readonly small: boolean;
}

function Phase({ model, small }: PartProps) {
  if (model.number !== undefined && (model.phase === 'calling' || model.phase === 'serving')) return <Number model={model} />;
  if (model.phase === 'paused') return <Sentence word="paused" {...pausedLines(model)} small={small} short="desk" model={model} />;
  if (model.phase === 'closed') return <Sentence word="closed" lines={['closedHow']} small={small} short="closedShort" model={model} />;
  if (model.phase === 'rate') return <Sentence word="rate" lines={['rateHow']} small={small} short="rateShort" english model={model} />;
  return <Idle model={model} small={small} />;
}

type Key = keyof (typeof windowTexts)['rows'];

function pausedLines({ reason = 'other', elsewhere }: WindowModel): { readonly lines: readonly Key[] } {
  return { lines: [reason, elsewhere === undefined ? 'desk' : 'elsewhere'] };
}

function Number({ model }: { readonly model: WindowModel }) {
  const zh = useTextIn(windowTexts, 'zh-CN');
  const en = useTextIn(windowTexts, 'en');
  const word = model.phase === 'calling' ? 'calling' : 'serving';
  return (
    <>
      {model.trust.state === 'stale' ? (
        <Since model={model} />
      ) : (
        <h1 className="say">
          {zh(word)}
          <English>{en(word)}</English>
        </h1>
      )}
      <p className="number fig" data-signs={model.number?.length}>
        {model.number}
      </p>
    </>
  );
}

interface SentenceProps extends PartProps {
  readonly word: Key;
  readonly lines: readonly Key[];
  readonly short: Key;
  /** The line itself in English beneath, instead of beside the word. */
  readonly english?: boolean;
}

function Sentence({ word, lines, short, english = false, small, model }: SentenceProps) {
  const zh = useTextIn(windowTexts, 'zh-CN');
  const en = useTextIn(windowTexts, 'en');
  const values = { window: model.elsewhere ?? '' };
  return (
    <>
      <h1 className="say">
        {zh(word)}
        {!english && !small && <English>{en(word)}</English>}
      </h1>
      <div className="line">
        {small ? zh(short) : lines.map((line) => <p key={line}>{zh(line, values)}</p>)}
        {english && !small && lines.map((line) => <English key={line}>{en(line)}</English>)}
      </div>
      {model.trust.state === 'stale' && <Since model={model} />}
    </>
  );
}

function Idle({ model, small }: PartProps) {
  const zh = useTextIn(windowTexts, 'zh-CN');
  const [first] = model.services;
  return (
    <>
      <h1 className="say">{first?.zh ?? zh('anyService')}</h1>
      <div className="line">
        {small || model.services.length < 2
          ? zh('listen')
          : joinNames(
              model.services.slice(1).map((name) => name.zh),
              'zh-CN',
            )}
        {!small && (
          <English>
            {joinNames(
              model.services.map((name) => name.en),
              'en',
            )}
          </English>
        )}
      </div>
      {model.trust.state === 'stale' && <Since model={model} />}
    </>
  );
}

function Listen({ model, small }: PartProps) {
  const zh = useTextIn(windowTexts, 'zh-CN');
  const en = useTextIn(windowTexts, 'en');
  return (
    <>
      <h1 className="say">{zh('old')}</h1>
      <div className="line">{!small && <English>{en('old')}</English>}</div>
      <Since model={model} />
    </>
  );
}

/** Since when the picture stands still; in the place of the first line, so that nothing shifts. */
function Since({ model: { trust, timeZone } }: { readonly model: WindowModel }) {
  const zh = useTextIn(windowTexts, 'zh-CN');
  return (
    <p className="since" role="status">
      <Warning />
      <span>{trust.since === undefined ? zh('never') : zh('stale', { time: secondsText(trust.since, timeZone) })}</span>
    </p>
  );
}

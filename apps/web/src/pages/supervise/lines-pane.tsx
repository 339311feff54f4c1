import { Button, Light, Lintel, useLanguage, useText } from '@yimen/ui';
import { rangeText } from '@yimen/ui/format';
import { nameOf } from '../../shared/load/near-words.ts';
import { limitMin } from './supervise-model.ts';
import type { LineRow, SuperviseModel } from './supervise-model.ts';
import { supervise } from './supervise-texts.ts';

interface LinesPaneProps {
  readonly model: SuperviseModel;
  /** Absent for whoever may only look. */
  readonly onDoors: (() => void) | undefined;
}

/** Left rail: how many wait, in which lines, since when. */
export function LinesPane({ model, onDoors }: LinesPaneProps) {
  const t = useText(supervise);
  const { state } = model;
  const doors = { open: t('doors'), issuingStopped: t('doorsStopped'), planned: t('doorsPlanned'), closed: t('doorsClosed') };
  return (
    <section className="lines" aria-label={t('lines')}>
      <p className="sum">
        <span className="fig">{model.waiting.length}</span>
        <b>{t('people')}</b>
      </p>
      <p className="doors">{doors[state]}</p>
      <Lintel level={2} title={t('lines')} note={t('limit', { min: limitMin })} />
      <ul>
        {model.lines.map((line) => (
          <Line key={line.service.service} line={line} />
        ))}
      </ul>
      <div className="foot">
        <span>
          {t('missed', { count: model.missed })}
          {'　'}
          {t('held', { count: model.held })}
        </span>
        {onDoors && (state === 'open' || state === 'issuingStopped') && (
          <Button kind="quiet" onPress={onDoors}>
            {t(state === 'open' ? 'stop' : 'go')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Line({ line }: { readonly line: LineRow }) {
  const t = useText(supervise);
  const language = useLanguage();
  const { service } = line;
  return (
    <li data-state={line.state}>
      <span className="fig">{service.prefix}</span>
      <b>{nameOf(service.name, language)}</b>
      <span className="n">
        <span className="fig">{service.count}</span> {t('count')}
      </span>
      <small>
        <Waited line={line} />
        <span>{service.range && line.state !== 'empty' ? rangeText(service.range, language) : ''}</span>
      </small>
    </li>
  );
}

function Waited({ line: { state, waitedMin: min = 0, isServed } }: { readonly line: LineRow }) {
  const t = useText(supervise);
  if (state === 'empty') return <span>{t(isServed ? 'atOnce' : 'noWindow')}</span>;
  if (state === 'over') return <Light state="overdue" text={t('over', { min })} />;
  if (state === 'near') return <Light state="soon" text={t('near', { min })} />;
  return <b>{t('waited', { min })}</b>;
}

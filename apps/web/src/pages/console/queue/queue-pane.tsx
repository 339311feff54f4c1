import { Button, CallPad, QueueTable, useLanguage, useText } from '@yimen/ui';
import { serviceClock } from './service-clock.ts';
import { padOf } from './pad.ts';
import type { PadId } from './pad.ts';
import type { QueueModel } from './queue-model.ts';
import { queueTexts } from './queue-texts.ts';

interface QueuePaneProps {
  readonly model: QueueModel;
  readonly now: number;
  readonly busy: PadId | 'open' | undefined;
  readonly isStale: boolean;
  /** Another console has this window: nothing can be pressed. */
  readonly readOnly: boolean;
  readonly onPress: (id: PadId | 'open') => void;
}

/** Why this one is next, as `chooseNext` says it; the other choices are never next by themselves. */
function whyOf(choice: string, isPriority: boolean) {
  if (choice === 'aged') return 'whyAged';
  if (choice === 'green') return 'whyGreen';
  if (choice === 'directed') return 'whyDirected';
  return isPriority ? 'whyPriority' : 'whyNext';
}

/** The left column: who is here, what can be pressed, who comes next and why, who waits. */
export function QueuePane({ model, now, busy, isStale, readOnly, onPress }: QueuePaneProps) {
  const t = useText(queueTexts);
  const { window, next } = model;
  return (
    <section className="queue" aria-label={t('queue')}>
      <Current model={model} now={now} isStale={isStale} />
      {!readOnly && (
        <CallPad
          label={t('queue')}
          pad={padOf(model).map((key) => ({ ...key, words: t(key.id === 'missed' ? 'missed' : key.id), busy: busy === key.id }))}
          onPress={onPress}
        />
      )}
      <div className="next">
        {window.state === 'open' && next && (
          <>
            <p className="line">
              <span className="soft">{t('next')}</span>
              <span className="fig">{next.number}</span>
              {next.ticketClass !== 'ordinary' && <b className="tag">{t(next.ticketClass)}</b>}
            </p>
            <p className="why">{t(whyOf(next.choice, next.ticketClass === 'priority'), { count: next.waitedMin })}</p>
          </>
        )}
        {window.state === 'open' && !next && <p className="why">{t('nobody')}</p>}
        {!readOnly && window.state === 'open' && (
          <Button kind="act" keys="F2" className="call" busy={busy === 'next'} onPress={() => onPress('next')}>
            {t('callNext')}
          </Button>
        )}
        {!readOnly && window.state === 'paused' && (
          <Button kind="act" keys="F10" className="call" busy={busy === 'pause'} onPress={() => onPress('pause')}>
            {t('resume')}
          </Button>
        )}
        {!readOnly && window.state === 'closed' && (
          <Button kind="act" keys="F10" className="call" busy={busy === 'open'} onPress={() => onPress('open')}>
            {t('open')}
          </Button>
        )}
      </div>
      <Waiting model={model} isStale={isStale} />
      <p className="rest">
        <span>
          {t('heldCount')} <b>{model.held}</b>
        </span>
        <span>
          {t('missedCount')} <b>{model.missed}</b>
        </span>
        {!readOnly && window.state === 'open' && (
          <Button kind="quiet" keys="/" onPress={() => onPress('find')}>
            {t('find')}
          </Button>
        )}
      </p>
    </section>
  );
}

function Current({ model, now, isStale }: Pick<QueuePaneProps, 'model' | 'now' | 'isStale'>) {
  const t = useText(queueTexts);
  const language = useLanguage();
  const { current, window } = model;
  if (!current) {
    return (
      <div className="cur" data-empty aria-live="polite">
        <p>
          <b>{t(window.state === 'open' ? 'nobodyHere' : window.state)}</b>
        </p>
      </div>
    );
  }
  const since = current.startedAt ?? current.calledAt ?? current.since;
  return (
    <div className="cur" data-stale={isStale || undefined} aria-live="polite">
      <p>
        <b>{t(current.state === 'serving' ? 'serving' : 'called')}</b>
        <span className="clock">{serviceClock(now - since)}</span>
      </p>
      <span className="fig">{current.number}</span>
      <p>
        <span>
          {t('waitedFor', { service: language === 'en' ? current.serviceName.en : current.serviceName.zh, count: current.waitedMin })}
        </span>
        {current.moreMatters > 0 && <span>{t('more', { count: current.moreMatters })}</span>}
      </p>
    </div>
  );
}

function Waiting({ model, isStale }: Pick<QueuePaneProps, 'model' | 'isStale'>) {
  const t = useText(queueTexts);
  return (
    <div className="list">
      <h2>
        {t('waiting', { count: model.waiting.length })}
        <span>{t('letters', { letters: model.letters.join('、') })}</span>
      </h2>
      <QueueTable
        label={t('queue')}
        state={isStale ? 'stale' : 'ready'}
        empty={t('nobodyWaits')}
        rows={model.waiting.map((row) => ({
          id: row.ticket,
          number: row.number,
          text: row.matters > 1 ? `${t(row.ticketClass)}，${t('matters', { count: row.matters })}` : t(row.ticketClass),
          side: <span className={row.isLong ? 'late' : ''}>{t('minutes', { count: row.waitedMin })}</span>,
        }))}
      />
    </div>
  );
}

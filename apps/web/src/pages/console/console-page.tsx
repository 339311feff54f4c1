import { Band, Button, Mark, useText } from '@yimen/ui';
import { clockText, secondsText } from '@yimen/ui/format';
import type { ReactNode } from 'react';
import { PageControls } from '../../shared/page/page-controls.tsx';
import { queueTexts } from './queue/queue-texts.ts';

export interface ConsoleModel {
  readonly window: string;
  readonly hall: string;
  readonly services: string;
  readonly staff: string;
  readonly now: number;
  readonly timeZone: string;
  /** The clerk's own call, and whether the hall's screens have shown it. */
  readonly painted: { readonly number: string; readonly shown: boolean } | undefined;
  readonly trouble:
    { readonly kind: 'offline' } | { readonly kind: 'stale'; readonly since: number } | { readonly kind: 'superseded' } | undefined;
  readonly canPause: boolean;
  /** One sentence about the last press: refused, or not sure yet. */
  readonly said: string | undefined;
  onPause(): void;
  onTakeBack(): void;
  onSignOut(): void;
}

interface ConsolePageProps {
  readonly model: ConsoleModel;
  readonly queue: ReactNode;
  readonly work: ReactNode;
  readonly side: ReactNode;
}

/** The clerk's one screen: queue at the left, the matter in the middle, what is waiting for this window at the right. */
export function ConsolePage({ model, queue, work, side }: ConsolePageProps) {
  const t = useText(queueTexts);
  return (
    <div className="console">
      <header data-theme="hall">
        <Mark />
        <b>{t('windowIs', { window: model.window })}</b>
        <span className="sep" aria-hidden="true">
          |
        </span>
        <span>{model.hall}</span>
        <span>{model.services}</span>
        <div className="right">
          {model.painted && (
            <span className="live" data-missing={!model.painted.shown || undefined} role="status">
              {t(model.painted.shown ? 'painted' : 'notPainted', { number: model.painted.number })}
            </span>
          )}
          <PageControls />
          <span>{t('staff', { id: model.staff })}</span>
          {model.canPause && (
            <Button keys="F10" onPress={() => model.onPause()}>
              {t('pause')}
            </Button>
          )}
          <Button kind="quiet" onPress={() => model.onSignOut()}>
            {t('signOut')}
          </Button>
          <time className="fig">{clockText(model.now, model.timeZone)}</time>
        </div>
      </header>
      <Trouble model={model} />
      {queue}
      <main>{work}</main>
      {side}
    </div>
  );
}

function Trouble({ model }: { readonly model: ConsoleModel }) {
  const t = useText(queueTexts);
  const { trouble, said } = model;
  if (trouble?.kind === 'superseded') {
    return <Band kind="read-only" text={t('superseded')} action={<Button onPress={() => model.onTakeBack()}>{t('takeBack')}</Button>} />;
  }
  if (trouble?.kind === 'offline') return <Band kind="offline" text={t('offline')} />;
  if (trouble?.kind === 'stale') return <Band kind="stale" text={t('stale', { time: secondsText(trouble.since, model.timeZone) })} />;
  return said === undefined ? null : (
    <p className="said" role="alert">
      {said}
    </p>
  );
}

import { Band, Button, Mark, useText } from '@yimen/ui';
import { clockText, secondsText } from '@yimen/ui/format';
import type { ReactNode } from 'react';
import { PageControls } from '../../shared/page/page-controls.tsx';
import { supervise } from './supervise-texts.ts';

export interface SuperviseHead {
  readonly hall: string;
  /** `8:30–17:00`; empty when the hall is closed today, absent when nobody could tell. */
  readonly hours: string | undefined;
  /** One sentence about the worst device, for the head. */
  readonly alarm: string | undefined;
  readonly who: string;
  readonly now: number;
  readonly timeZone: string;
  readonly trouble: { readonly kind: 'offline' } | { readonly kind: 'stale'; readonly since: number } | undefined;
  /** One sentence about the last press. */
  readonly said: string | undefined;
  /** Only for those who follow more than one hall. */
  onOtherHall: (() => void) | undefined;
  onSignOut(): void;
}

interface SupervisePageProps {
  readonly head: SuperviseHead;
  readonly lines: ReactNode;
  readonly work: ReactNode;
  readonly side: ReactNode;
}

/** What should I do now? Lines at the left, windows and people in the middle, devices at the right. */
export function SupervisePage({ head, lines, work, side }: SupervisePageProps) {
  const t = useText(supervise);
  const { trouble, said } = head;
  return (
    <div className="supervise">
      <Head head={head} />
      {trouble?.kind === 'offline' && <Band kind="offline" text={t('offline')} />}
      {trouble?.kind === 'stale' && <Band kind="stale" text={t('stale', { time: secondsText(trouble.since, head.timeZone) })} />}
      {!trouble && said !== undefined && (
        <p className="note" role="alert">
          {said}
        </p>
      )}
      {lines}
      <main>{work}</main>
      <aside>{side}</aside>
    </div>
  );
}

function Head({ head }: { readonly head: SuperviseHead }) {
  const t = useText(supervise);
  return (
    <header data-theme="hall">
      <Mark />
      <h1>{t('place')}</h1>
      <span className="sep" aria-hidden="true">
        |
      </span>
      <span>{head.hall}</span>
      {head.hours !== undefined && (
        <span className="hours">{head.hours === '' ? t('closedToday') : t('today', { hours: head.hours })}</span>
      )}
      <div className="right">
        {head.alarm !== undefined && <span className="alarm">{head.alarm}</span>}
        {head.onOtherHall && (
          <Button kind="quiet" onPress={head.onOtherHall}>
            {t('otherHall')}
          </Button>
        )}
        <PageControls />
        <span>{head.who}</span>
        <Button kind="quiet" onPress={() => head.onSignOut()}>
          {t('signOut')}
        </Button>
        <time className="fig">{clockText(head.now, head.timeZone)}</time>
      </div>
    </header>
  );
}

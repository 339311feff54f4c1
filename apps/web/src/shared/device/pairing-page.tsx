import { Mark, useText } from '@yimen/ui';
import { words } from '@yimen/ui/strings';
import { useEffect, useState } from 'react';
import { pairing } from './pairing-texts.ts';
import './pairing.css';

interface PairingPageProps {
  readonly userCode: string | undefined;
  /** Monotonic moment at which the signs change. */
  readonly codeUntil: number | undefined;
}

/** The eight signs as the hero, and who enters them where. Fits any stage: sizes follow the frame. */
export function PairingPage({ userCode, codeUntil }: PairingPageProps) {
  const t = useText(pairing);
  const w = useText(words);
  const left = useSecondsLeft(codeUntil);
  return (
    <main className="pairing">
      <section className="who" data-theme="hall">
        <header>
          <Mark />
          <span>{w('brand')}</span>
        </header>
        <h1>{t('title')}</h1>
        <p>{t('text')}</p>
      </section>
      <div className="signs">
        {userCode === undefined ? (
          <p className="asking" role="status">
            {t('asking')}
          </p>
        ) : (
          <>
            <p className="code fig">
              <span>{userCode.slice(0, 4)}</span> <span>{userCode.slice(-4)}</span>
            </p>
            <ol>
              <li>{t('first')}</li>
              <li>{t('second')}</li>
              <li>{t('third')}</li>
            </ol>
            {left !== undefined && <p className="left">{t('left', { time: left })}</p>}
          </>
        )}
      </div>
    </main>
  );
}

function useSecondsLeft(until: number | undefined): string | undefined {
  const [now, setNow] = useState(() => performance.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(performance.now()), 1_000);
    return () => window.clearInterval(timer);
  }, []);
  if (until === undefined) return undefined;
  const seconds = Math.max(0, Math.round((until - now) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

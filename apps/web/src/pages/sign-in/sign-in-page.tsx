import { Mark, useText } from '@yimen/ui';
import { words } from '@yimen/ui/strings';
import type { ReactNode } from 'react';
import { PageControls } from '../../shared/page/page-controls.tsx';
import { signIn } from './sign-in-texts.ts';

export type SignInTab = 'resident' | 'staff' | 'device';

interface SignInPageProps {
  readonly tab: SignInTab;
  readonly tabs: readonly SignInTab[];
  readonly onTab: (tab: SignInTab) => void;
  readonly children: ReactNode;
}

const says = { resident: 'sayResident', staff: 'sayStaff', device: 'sayDevice' } as const;

/** A dark wall that says come in, and beside it the one thing to do. */
export function SignInPage({ tab, tabs, onTab, children }: SignInPageProps) {
  const t = useText(signIn);
  const w = useText(words);
  return (
    <div className="sign-in">
      <header className="wall" data-theme="hall">
        <div className="bar">
          <a className="home" href="/">
            <Mark />
            {w('brand')}
          </a>
          <PageControls />
        </div>
        <h1>{t('come')}</h1>
        <p className="say">{t(says[tab])}</p>
        <p className="free">{t('free')}</p>
      </header>
      <main>
        <nav className="who" aria-label={t('who')}>
          {tabs.map((one) => (
            <button key={one} type="button" aria-pressed={one === tab} onClick={() => onTab(one)}>
              {t(one)}
            </button>
          ))}
        </nav>
        {children}
      </main>
    </div>
  );
}

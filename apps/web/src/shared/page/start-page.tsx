import { createTexts } from '@yimen/ui/strings';
import type { UiLanguage } from '@yimen/ui/strings';
import { StrictMode } from 'react';
import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { languageHere } from './language.ts';
import { PageFault } from './page-fault.tsx';

interface PageOptions {
  /** A machine that belongs to a hall: begins in Chinese, has no choice of its own to remember. */
  readonly device?: boolean;
  readonly language?: UiLanguage;
}

/** Mounts a page into `#page` with its language. Every entry's main.tsx is one call of this. */
export function startPage(page: ReactNode, options: PageOptions = {}): void {
  const place = document.getElementById('page');
  if (!place) throw new Error('the entry has no #page');
  const language = options.language ?? languageHere(options.device ?? false);
  const texts = createTexts(language);
  document.documentElement.lang = language;
  texts.on('languageChanged', (next) => {
    document.documentElement.lang = next;
  });
  createRoot(place).render(
    <StrictMode>
      <I18nextProvider i18n={texts}>
        <I18nProvider locale={language}>
          <PageFault>{page}</PageFault>
        </I18nProvider>
      </I18nextProvider>
    </StrictMode>,
  );
}

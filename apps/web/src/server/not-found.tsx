import { createTexts, textOf } from '@yimen/ui/strings';
import type { UiLanguage } from '@yimen/ui/strings';
import { pageEntry } from '../pages/ticket/entry.ts';
import { page } from '../shared/page/page-texts.ts';
import { documentOf } from './document.tsx';
import type { RenderedPage } from './render.ts';

/** A page for an address that nobody has: says so and leads back to the door. */
export function notFoundPage(language: UiLanguage): Promise<RenderedPage> {
  const t = textOf(createTexts(language), page);
  return documentOf({
    language,
    title: t('missing'),
    theme: 'light',
    size: 'normal',
    entry: pageEntry,
    status: 404,
    body: (
      <main className="plain">
        <h1>{t('missing')}</h1>
        <p>{t('missingHelp')}</p>
        <p>
          <a href="/">{t('toDoor')}</a>
        </p>
      </main>
    ),
  });
}

import { createTexts } from '@yimen/ui/strings';
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import { sizeOf } from '../shared/public/page-address.ts';
import type { PageAddress } from '../shared/public/page-address.ts';
import { documentOf } from './document.tsx';
import type { DocumentParts } from './document.tsx';
import type { PageRequest, RenderedPage } from './render.ts';

const yearSec = 31_536_000;

/** Address of a page as it was asked for. */
export function addressOf({ path, query, language }: PageRequest): PageAddress {
  return { path, query, language, size: sizeOf(query) };
}

type PublicParts = Omit<DocumentParts, 'language' | 'size' | 'theme'>;

/** A page for everybody, in the language and size that were asked for; a language that was chosen by link is remembered without script. */
export function publicDocument(
  request: PageRequest,
  { body, headers = {}, ...parts }: PublicParts & { readonly body: ReactNode },
): Promise<RenderedPage> {
  const { language, query } = request;
  const chosen: Record<string, string> =
    query.lang === language ? { 'set-cookie': `language=${language}; Path=/; Max-Age=${yearSec}; SameSite=Lax` } : {};
  return documentOf({
    ...parts,
    language,
    size: sizeOf(query),
    theme: 'light',
    headers: { ...chosen, ...headers },
    body: <I18nextProvider i18n={createTexts(language)}>{body}</I18nextProvider>,
  });
}

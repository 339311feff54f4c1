import { Mark, useText } from '@yimen/ui';
import { words } from '@yimen/ui/strings';
import { addressWith } from './page-address.ts';
import type { PageAddress } from './page-address.ts';

export interface HeadLink {
  readonly href: string;
  readonly text: string;
}

interface PublicHeadProps {
  readonly name: string;
  readonly address: PageAddress;
  readonly links: readonly HeadLink[];
  /** The dark wall of the door; elsewhere the head is part of the page. */
  readonly theme?: 'hall';
}

/** Head of the pages that everybody may read: place, where else to go, large type, the other language. */
export function PublicHead({ name, address, links, theme }: PublicHeadProps) {
  const w = useText(words);
  const large = address.size === 'elder';
  const other = address.language === 'en' ? 'zh-CN' : 'en';
  return (
    <header className="public-head" data-theme={theme}>
      <a className="home" href="/">
        <Mark />
        <span>{name}</span>
      </a>
      <nav aria-label={w('brand')}>
        {links.map(({ href, text }) => (
          <a key={href} href={href}>
            {text}
          </a>
        ))}
      </nav>
      <a className="choice" data-choice="size" href={addressWith(address, { size: large ? 'normal' : 'elder' })}>
        <span className="if-normal">{w('large')}</span>
        <span className="if-large">{w('normal')}</span>
      </a>
      <a className="choice" data-choice="language" href={addressWith(address, { lang: other })} lang={other} hrefLang={other}>
        <span aria-hidden="true">{w('language')}</span>
        <span className="fold-away">{w('languageLabel')}</span>
      </a>
    </header>
  );
}

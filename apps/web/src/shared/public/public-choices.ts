import { rememberLanguage } from '../page/language.ts';
import { isLarge, restoreLarge, setLarge } from '../page/large-type.ts';

/** Language and large type of a server-rendered page: its links work by themselves; with script they are remembered, large type at once. */
export function startChoices(): void {
  if (new URLSearchParams(location.search).has('size')) setLarge(isLarge());
  else restoreLarge();
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-choice]') : null;
    if (link?.dataset.choice === 'language') rememberLanguage(link.hreflang === 'en' ? 'en' : 'zh-CN');
    if (link?.dataset.choice !== 'size') return;
    event.preventDefault();
    setLarge(!isLarge());
  });
}

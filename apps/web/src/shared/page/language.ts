import type { UiLanguage } from '@yimen/ui/strings';

const key = 'yimen.language';

/** The language of a page: its address, then the last choice on this machine, then the browser's wish. Devices begin in Chinese. */
export function firstLanguage(place: { search: string; stored: string | null; wishes: readonly string[]; isDevice: boolean }): UiLanguage {
  const asked = new URLSearchParams(place.search).get('lang');
  const [wish = 'zh'] = place.wishes;
  const name = asked ?? (place.isDevice ? 'zh-CN' : (place.stored ?? wish));
  return name.startsWith('zh') ? 'zh-CN' : 'en';
}

/** Reads it from the browser. */
export function languageHere(isDevice: boolean): UiLanguage {
  return firstLanguage({ search: location.search, stored: readStored(), wishes: navigator.languages, isDevice });
}

/** Remembers a choice, also for pages that the server renders; a browser without storage simply forgets. */
export function rememberLanguage(language: UiLanguage): void {
  try {
    localStorage.setItem(key, language);
    document.cookie = `language=${language}; path=/; max-age=31536000; samesite=lax`;
  } catch {
    // Private windows refuse storage: the address still carries the choice.
  }
}

function readStored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

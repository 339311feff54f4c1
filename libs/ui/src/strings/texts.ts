import { createInstance } from 'i18next';
import type { i18n } from 'i18next';
import { resourcesOf } from './table.ts';
import type { TextTable, UiLanguage } from './table.ts';

export type TextValues = Readonly<Record<string, string | number>>;
/** Text of a key of one table, filled with values; `count` chooses the English form. */
export type TextOf<Key extends string> = (key: Key, values?: TextValues) => string;

/** An i18next instance of our own (no global one: the server renders many languages at once). React escapes, so i18next must not. */
export function createTexts(language: UiLanguage): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: 'zh-CN',
    initAsync: false,
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** The texts of one table in one language. A table registers itself the first time it is used. */
export function textOf<Key extends string>(instance: i18n, table: TextTable<Key>, language?: UiLanguage): TextOf<Key> {
  register(instance, table);
  const t: (key: string, values: TextValues) => string = instance.getFixedT(language ?? instance.language, table.name);
  return (key, values = {}) => t(key, values);
}

function register(instance: i18n, table: TextTable): void {
  for (const language of ['zh-CN', 'en'] as const) {
    if (!instance.hasResourceBundle(language, table.name)) {
      instance.addResourceBundle(language, table.name, resourcesOf(table, language));
    }
  }
}

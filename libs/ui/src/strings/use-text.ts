import { useTranslation } from 'react-i18next';
import type { TextTable, UiLanguage } from './table.ts';
import { textOf } from './texts.ts';
import type { TextOf } from './texts.ts';

/** The texts of a table in the language of the page; follows a switch of language. */
export function useText<Key extends string>(table: TextTable<Key>): TextOf<Key> {
  const { i18n } = useTranslation();
  return textOf(i18n, table);
}

/** The same texts in a language named by the caller: the hall shows both at once. */
export function useTextIn<Key extends string>(table: TextTable<Key>, language: UiLanguage): TextOf<Key> {
  const { i18n } = useTranslation();
  return textOf(i18n, table, language);
}

/** Language of the page. */
export function useLanguage(): UiLanguage {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh-CN';
}

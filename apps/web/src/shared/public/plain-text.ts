import type { TextOf, TextTable, UiLanguage } from '@yimen/ui/strings';

/** The texts of a table for a small script: the same rows as `useText` reads, without the library that pages with React carry. */
export function plainTextOf<Key extends string>(table: TextTable<Key>, language: UiLanguage): TextOf<Key> {
  return (key, values = {}) => {
    const row = table.rows[key];
    const english = typeof row.en === 'string' ? row.en : values.count === 1 ? row.en.one : row.en.other;
    const text = language === 'en' ? english : row.zh;
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** Language of the page as the server drew it. */
export function pageLanguage(): UiLanguage {
  return document.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}

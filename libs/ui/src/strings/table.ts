/** The two languages of the house. Same values as `Language` of the contracts; ui imports nothing of ours. */
export type UiLanguage = 'zh-CN' | 'en';

/** English that counts something has two forms; Chinese has one. The count comes in as `count`. */
export interface Plural {
  readonly one: string;
  readonly other: string;
}

/** One text in both languages, so that a key can never exist in one only. `{{name}}` is filled in. */
export interface TextRow {
  readonly zh: string;
  readonly en: string | Plural;
}

/** The texts of one surface under its name (an i18next namespace). */
export interface TextTable<Key extends string = string> {
  readonly name: string;
  readonly rows: Readonly<Record<Key, TextRow>>;
}

/** Declares the texts of a surface; the keys become the type of what `useText` accepts. */
export function defineTexts<Key extends string>(name: string, rows: Readonly<Record<Key, TextRow>>): TextTable<Key> {
  return { name, rows };
}

/** The resources of one language as i18next wants them: `key` or, where English has two forms, `key_one` and `key_other`. */
export function resourcesOf(table: TextTable, language: UiLanguage): Record<string, string> {
  return Object.fromEntries(Object.entries(table.rows).flatMap(([key, row]) => entriesOf(key, row, language)));
}

function entriesOf(key: string, row: TextRow, language: UiLanguage): [string, string][] {
  if (typeof row.en === 'string') return [[key, language === 'en' ? row.en : row.zh]];
  if (language === 'zh-CN') return [[`${key}_other`, row.zh]];
  return [
    [`${key}_one`, row.en.one],
    [`${key}_other`, row.en.other],
  ];
}

import type { TextRow, TextTable } from './table.ts';

/** Words of language.md section 8 that no page says. */
const avoided: readonly (readonly [where: 'zh' | 'en', word: RegExp])[] = [
  ['zh', /请稍后再试/],
  ['zh', /非法|失败|异常|温馨提示/],
  ['zh', /[你]/],
  ['zh', /用户|本系统|系统(?:繁忙|错误|出错|提示|维护)/],
  ['zh', /[!！]/],
  ['en', /!/],
  ['en', /\b(illegal|invalid input|failed|failure|oops|sorry)\b|\bthe system (?:is|has|will|cannot|could)\b/i],
];

/** What is wrong with the texts of a table, one line each: a half that is missing, values that differ, words that we avoid. */
export function faultsOf(table: TextTable): string[] {
  return Object.entries(table.rows).flatMap(([key, row]) => rowFaults(row).map((fault) => `${table.name}.${key}: ${fault}`));
}

function rowFaults(row: TextRow): string[] {
  const english = typeof row.en === 'string' ? [row.en] : [row.en.one, row.en.other];
  const other = english.at(-1) ?? '';
  return [
    ...[row.zh, ...english].filter((text) => text.trim() === '').map(() => 'a text is empty'),
    ...(valuesOf(row.zh) === valuesOf(other) ? [] : [`values differ: ${valuesOf(row.zh)} and ${valuesOf(other)}`]),
    ...avoided.flatMap(([where, word]) =>
      (where === 'zh' ? [row.zh] : english).filter((text) => word.test(text)).map((text) => `avoid ${String(word)} in ${text}`),
    ),
    ...halfWidth(row.zh),
  ];
}

function valuesOf(text: string): string {
  return Array.from(text.matchAll(/\{\{(\w+)\}\}/g), (match) => match[1])
    .toSorted()
    .join(' ');
}

/** Chinese has full-width punctuation. */
function halfWidth(zh: string): string[] {
  return /\p{Script=Han}[,;?]/u.test(zh) ? [`half-width punctuation in ${zh}`] : [];
}

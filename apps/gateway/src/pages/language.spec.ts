import { describe, expect, it } from '@jest/globals';
import { languageOf } from './language.ts';

describe('languageOf', () => {
  it.each([
    [undefined, undefined, 'zh-CN'],
    [undefined, 'fr-FR,de;q=0.9', 'zh-CN'],
    [undefined, 'en-GB,en;q=0.9,zh-CN;q=0.8', 'en'],
    [undefined, 'en;q=0.3,zh-TW;q=0.7', 'zh-CN'],
    [undefined, 'zh;q=0,en;q=0.1', 'en'],
    ['a=b; language=en; c=d', 'zh-CN', 'en'],
    ['language=zh-CN', 'en', 'zh-CN'],
    ['language=xx', 'en', 'en'],
    ['mylanguage=en', undefined, 'zh-CN'],
  ] as const)('reads cookie %j and header %j as %s', (cookie, header, language) => {
    expect(languageOf(cookie, header)).toBe(language);
  });
});

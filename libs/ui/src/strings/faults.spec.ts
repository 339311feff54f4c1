import { describe, expect, it } from '@jest/globals';
import { faultsOf } from './faults.ts';
import { defineTexts, resourcesOf } from './table.ts';
import { createTexts, textOf } from './texts.ts';
import { voice } from './voice.ts';
import { words } from './words.ts';

describe('a table of texts', () => {
  it.each([
    ['an empty half', { zh: '好了', en: '' }, 'a text is empty'],
    ['a value in one half only', { zh: '还有 {{count}} 人', en: 'people' }, 'values differ'],
    ['a word that blames', { zh: '提交失败', en: 'x' }, 'avoid'],
    ['an exclamation mark', { zh: '好了', en: 'Done!' }, 'avoid'],
    ['half-width punctuation', { zh: '好了,谢谢', en: 'Done' }, 'half-width'],
  ])('is refused with %s', (_fault, row, message) => {
    expect(faultsOf(defineTexts('t', { row })).join()).toContain(message);
  });

  it('has both languages with the same keys', () => {
    const table = defineTexts('t', { plain: { zh: '甲', en: 'a' }, many: { zh: '{{count}} 个', en: { one: 'one', other: '{{count}}' } } });
    expect(resourcesOf(table, 'zh-CN')).toEqual({ plain: '甲', many_other: '{{count}} 个' });
    expect(resourcesOf(table, 'en')).toEqual({ plain: 'a', many_one: 'one', many_other: '{{count}}' });
  });

  it('counts in English and not in Chinese', () => {
    const table = defineTexts('t', { ahead: { zh: '前面还有 {{count}} 人', en: { one: '1 person', other: '{{count}} people' } } });
    const texts = createTexts('en');
    expect(textOf(texts, table)('ahead', { count: 1 })).toBe('1 person');
    expect(textOf(texts, table)('ahead', { count: 6 })).toBe('6 people');
    expect(textOf(texts, table, 'zh-CN')('ahead', { count: 1 })).toBe('前面还有 1 人');
  });

  it('leaves what a person wrote as it is: the page escapes it', () => {
    const table = defineTexts('t', { said: { zh: '{{text}}', en: '{{text}}' } });
    expect(textOf(createTexts('zh-CN'), table)('said', { text: '<b>&' })).toBe('<b>&');
  });

  it.each([words, voice])('of the house has no faults', (table) => {
    expect(faultsOf(table)).toEqual([]);
  });
});

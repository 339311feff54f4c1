import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { composeItems, loadCityPack } from '@yimen/city-pack';
import { describe, expect, it } from '@jest/globals';
import { isOneEdit, stem, words } from './english.ts';
import { matchPhrase, phraseOf } from './phrase.ts';
import { searchableItems } from './searchable-items.ts';
import { SearchIndex } from './search-index.ts';

const root = resolve(import.meta.dirname, '../../../..');
const pack = await loadCityPack(resolve(root, 'cities/shanghai'));
const index = new SearchIndex(searchableItems(pack, composeItems(pack)), pack.synonyms);

const golden = readFileSync(resolve(root, 'apps/catalogue/golden/queries.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
  .map(([query = '', items = '', wording = '']) => ({ query, items: items.split('|'), wording }));

const isFound = ({ query, items }: (typeof golden)[number]) =>
  index
    .find(query)
    .slice(0, 3)
    .some((slug) => items.includes(slug));

describe('the golden queries', () => {
  it('are at least 300, a third of them in free words', () => {
    expect(golden.length).toBeGreaterThanOrEqual(300);
    expect(golden.filter(({ wording }) => wording === 'free').length).toBeGreaterThan(golden.length / 3);
  });

  it('name items of the pack', () => {
    const slugs = new Set(pack.items.map((item) => item.slug));
    expect(golden.flatMap(({ items }) => items).filter((slug) => !slugs.has(slug))).toEqual([]);
  });

  it('find the right item in the first three for at least 95 of 100, in free words too', () => {
    const free = golden.filter(({ wording }) => wording === 'free');
    expect(golden.filter(isFound).length / golden.length).toBeGreaterThanOrEqual(0.95);
    expect(free.filter(isFound).length / free.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('find', () => {
  it.each([['jzz'], ['juzhuzheng'], ['居住证'], ['residence permit'], ['外地人办证'], ['ＪＺＺ'], ['居 住 证']])(
    '%s means the residence permit',
    (query) => {
      expect(index.find(query)).toContain('residence-permit-first');
    },
  );

  it('takes every code of an item', () => {
    for (const query of ['11310000XNJG00011P231070090010101', '310700900101', 'residence-permit-first'])
      expect(index.find(query)[0]).toBe('residence-permit-first');
  });

  it('finds every item by its own Chinese name, English name and first alias', () => {
    const missed = pack.items
      .filter((item) => item.status === 'active')
      .filter(({ slug, names }) => {
        const alias = pack.aliases.find((row) => row.item === slug && row.kind === 'everyday')?.alias ?? names.zh;
        return [names.zh, names.en, alias].some((query) => !index.find(query).slice(0, 3).includes(slug));
      });
    expect(missed.map(({ slug }) => slug)).toEqual([]);
  });

  it('finds by bureau and by life event', () => {
    expect(index.find('总工会').slice(0, 5)).toContain('worker-hardship-aid');
    expect(index.find('生育子女')).toContain('maternity-benefit');
  });

  it.each([[''], ['   '], ['！？'], ['xqzvw'], ['\u0000'], ['𠮷𠮷𠮷'], ['a'.repeat(500)]])('gives nothing for %j', (query) => {
    expect(index.find(query)).toEqual([]);
  });
});

describe('matchPhrase', () => {
  const phrase = phraseOf('重固（银行）');
  it.each([
    ['chonggu', { by: 'pinyin', isPrefix: true, isWhole: false }],
    ['zhonggu', { by: 'pinyin' }],
    ['yinhang', { by: 'pinyin', isPrefix: false }],
    ['cgyh', { by: 'initials', isWhole: true }],
    ['重固银hang', { by: 'pinyin', isWhole: true }],
    ['chonggy', { by: 'mixed' }],
    ['chongg', { by: 'mixed' }],
    ['yinha', { by: 'pinyin' }],
  ])('finds %s', (query, expected) => {
    expect(matchPhrase(phrase, query)).toMatchObject(expected);
  });

  it('does not find what is not there', () => {
    expect(matchPhrase(phrase, 'chongguo')).toBeUndefined();
    expect(matchPhrase(phraseOf('绿'), 'lv')).toMatchObject({ isWhole: true });
    expect(matchPhrase(phraseOf('绿'), 'lu')).toMatchObject({ isWhole: true });
  });
});

describe('English', () => {
  it.each([
    ['renewals', 'renew'],
    ['applications', 'applicat'],
    ['subsidies', 'subsidy'],
    ['registering', 'registr'],
  ])('stems %s', (word, expected) => {
    expect([stem(word), expected].map((each) => each.slice(0, 5))).toEqual([expected.slice(0, 5), expected.slice(0, 5)]);
  });

  it('leaves out words that say nothing', () => {
    expect(words('How do I get a permit for my child’s care?').map(({ written }) => written)).toEqual(['permit', 'child', 'care']);
  });

  it.each([
    ['permit', 'pemrit', true],
    ['permit', 'permt', true],
    ['permit', 'permits', true],
    ['permit', 'parmit', true],
    ['permit', 'permit', false],
    ['permit', 'pemtri', false],
    ['ab', 'ba', true],
  ])('%s and %s: one edit is %s', (a, b, expected) => {
    expect(isOneEdit(a, b)).toBe(expected);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { chineseCount, englishClips, mandarinClips } from './clip-words.ts';
import { clipsOf, windowMax } from './phrases.ts';
import type { PhraseKind } from './phrases.ts';
import { scheduleOf } from './sprite.ts';
import type { Places } from './sprite.ts';

const placesOf = (language: string) => JSON.parse(readFileSync(new URL(`clips/${language}.json`, import.meta.url), 'utf8')) as Places;
const shipped = { zh: placesOf('zh-CN'), en: placesOf('en') };
const kinds: PhraseKind[] = ['call', 'recall', 'directed', 'short'];

describe('an announcement', () => {
  it('is spelt digit by digit in numbers and read whole in windows', () => {
    expect(clipsOf({ kind: 'call', number: 'A012', window: '12' }, 'zh-CN')).toEqual([
      'qing',
      'A',
      'd0',
      'd1',
      'd2',
      'hao-dao',
      'w12',
      'hao-chuangkou-banli',
    ]);
    expect(mandarinClips.d1?.text).toBe('幺');
    expect(mandarinClips.w1?.text).toBe('一');
    expect(mandarinClips.w12).toEqual({ text: '十二', pinyin: 'shi2er4' });
  });

  it('spells the label of a window that is not a plain number', () => {
    expect(clipsOf({ kind: 'short', number: 'E009', window: 'B2' }, 'en')).toEqual(['E', 'd0', 'd0', 'd9', 'window', 'B', 'd2']);
  });

  it('has a shipped clip for every word of every phrase, letter and window', () => {
    for (const letter of 'ABCDEFGHJKLMNPQRSTUVWXYZ') {
      for (let window = 1; window <= windowMax; window += 1) {
        for (const kind of kinds) {
          const spoken = { kind, number: `${letter}${String(window).padStart(3, '0')}`, window: String(window) };
          expect(scheduleOf(shipped.zh, clipsOf(spoken, 'zh-CN'))).toBeDefined();
          expect(scheduleOf(shipped.en, clipsOf(spoken, 'en'))).toBeDefined();
        }
      }
    }
  });

  it('is played without gaps', () => {
    const clips = { a: [0, 0.5], b: [2, 0.25] } as const;
    expect(scheduleOf(clips, ['b', 'a'])).toEqual({
      parts: [
        { at: 0, offset: 2, length: 0.25 },
        { at: 0.25, offset: 0, length: 0.5 },
      ],
      length: 0.75,
    });
  });

  it('is not played in part when a clip is missing', () => {
    expect(scheduleOf({ a: [0, 1] }, ['a', 'x'])).toBeUndefined();
  });

  it('has the same clips in the table of words and in the shipped file', () => {
    expect(Object.keys(shipped.zh)).toEqual(Object.keys(mandarinClips));
    expect(Object.keys(shipped.en)).toEqual(Object.keys(englishClips));
  });

  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [35, '三十五'],
  ])('reads %d as %s', (value, spoken) => {
    expect(chineseCount(value).text).toBe(spoken);
  });
});

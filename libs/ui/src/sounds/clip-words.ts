import { windowMax } from './phrases.ts';

/* Every line of the voice. Recording these lines with a person's voice replaces the shipped set without a change of code. */

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'.split('');
const digits: readonly MandarinClip[] = [
  '零 ling2',
  '一 yi1',
  '二 er4',
  '三 san1',
  '四 si4',
  '五 wu3',
  '六 liu4',
  '七 qi1',
  '八 ba1',
  '九 jiu3',
].map((line) => {
  const [text = '', pinyin = ''] = line.split(' ');
  return { text, pinyin };
});

/** A line of the Mandarin set: what a person reads, and its syllables with tones for a speech maker. */
export interface MandarinClip {
  readonly text: string;
  readonly pinyin: string;
}

/** Mandarin. Digits of numbers one by one with 幺 for 1; windows as one reads them, 一 and 十二. */
export const mandarinClips: Readonly<Record<string, MandarinClip>> = {
  qing: { text: '请', pinyin: 'qing3' },
  'hao-dao': { text: '号到', pinyin: 'hao4 dao4' },
  'hao-chuangkou-banli': { text: '号窗口办理', pinyin: 'hao4 chuang1kou3 ban4li3' },
  'zaici-hujiao': { text: '再次呼叫', pinyin: 'zai4ci4 hu1jiao4' },
  'hao-jixu-dao': { text: '号继续到', pinyin: 'hao4 ji4xu4 dao4' },
  'hao-chuangkou-xiayishi': { text: '号窗口办理下一事项', pinyin: 'hao4 chuang1kou3 ban4li3 xia4 yi2 shi4xiang4' },
  hao: { text: '号', pinyin: 'hao4' },
  'hao-chuangkou': { text: '号窗口', pinyin: 'hao4 chuang1kou3' },
  ...Object.fromEntries(letters.map((letter) => [letter, { text: letter, pinyin: letter }])),
  ...Object.fromEntries(digits.map((digit, index) => [`d${index}`, index === 1 ? { text: '幺', pinyin: 'yao1' } : digit])),
  ...Object.fromEntries(windows().map((window) => [`w${window}`, chineseCount(window)])),
};

/** English. */
export const englishClips: Readonly<Record<string, string>> = {
  number: 'number',
  'please-go-to-window': 'please go to window',
  'second-call-number': 'second call, number',
  'please-continue-at-window': 'please continue at window',
  window: 'window',
  ...Object.fromEntries(letters.map((letter) => [letter, letter])),
  ...Object.fromEntries(
    ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((digit, index) => [`d${index}`, digit]),
  ),
  ...Object.fromEntries(windows().map((window) => [`w${window}`, String(window)])),
};

function windows(): number[] {
  return Array.from({ length: windowMax }, (_, index) => index + 1);
}

/** 1 to 99 as spoken: 七, 十, 十二, 二十, 三十五. */
export function chineseCount(value: number): MandarinClip {
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const parts = [
    ...(tens > 1 ? [digits[tens]] : []),
    ...(tens > 0 ? [{ text: '十', pinyin: 'shi2' }] : []),
    ...(ones > 0 ? [digits[ones]] : []),
  ];
  return { text: parts.map((part) => part?.text).join(''), pinyin: parts.map((part) => part?.pinyin).join('') };
}

import type { MissRule } from '@yimen/domain-ticketing';

/** Sentences of the printed slip, by language. */
export interface SlipTexts {
  readonly reprint: (copy: number) => string;
  readonly priority: string;
  readonly ahead: (people: number) => string;
  readonly range: (low: number, high: number) => string;
  readonly noWindow: string;
  readonly itinerary: string;
  readonly missed: Readonly<Record<MissRule['kind'], (count: number) => string>>;
  readonly follow: string;
  readonly check: (hash: string) => string;
}

export const slipTexts: Readonly<Record<'zh-CN' | 'en', SlipTexts>> = {
  'zh-CN': {
    reprint: (copy) => `补打 第 ${copy} 张`,
    priority: '优先',
    ahead: (people) => `前面还有 ${people} 位`,
    range: (low, high) => `预计等候 ${low}–${high} 分钟`,
    noWindow: '现在没有开放的窗口，请留意屏幕',
    itinerary: '要办的事',
    missed: {
      void: () => '过号作废，请重新取号。',
      behind: (k) => `过号后回来，排在第 ${k} 位之后；两次过号作废。`,
      within: (n) => `过号后叫过不超过 ${n} 位，回来仍排原位。`,
    },
    follow: '扫码看叫号进度',
    check: (hash) => `核对码 ${hash}`,
  },
  en: {
    reprint: (copy) => `Reprint, copy ${copy}`,
    priority: 'Priority',
    ahead: (people) => `${people} ahead of you`,
    range: (low, high) => `About ${low}–${high} minutes`,
    noWindow: 'No window is open now; please watch the screen',
    itinerary: 'To be done',
    missed: {
      void: () => 'A missed number is void; please take a new one.',
      behind: (k) => `If you miss your call, come back: you stand behind the next ${k}. Twice missed is void.`,
      within: (n) => `If you miss your call, your place is kept while at most ${n} more are called.`,
    },
    follow: 'Scan to follow your number',
    check: (hash) => `Check ${hash}`,
  },
};

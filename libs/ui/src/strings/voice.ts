import { defineTexts } from './table.ts';

/** Sentences of announcements (spec/queue.md 11), for a browser voice and for the clip maker. */
export const voice = defineTexts('voice', {
  call: { zh: '请 {{number}} 号到 {{window}} 号窗口办理', en: 'Number {{number}}, please go to window {{window}}' },
  recall: { zh: '再次呼叫，请 {{number}} 号到 {{window}} 号窗口办理', en: 'Second call: number {{number}}, window {{window}}' },
  directed: {
    zh: '请 {{number}} 号继续到 {{window}} 号窗口办理下一事项',
    en: 'Number {{number}}, please continue at window {{window}}',
  },
  short: { zh: '{{number}} 号，{{window}} 号窗口', en: '{{number}}, window {{window}}' },
});

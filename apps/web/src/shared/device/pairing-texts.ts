import { defineTexts } from '@yimen/ui/strings';

/** What an unpaired machine shows. */
export const pairing = defineTexts('pairing', {
  title: { zh: '这块屏还没有配对', en: 'This screen is not paired yet' },
  text: { zh: '配好以后它自己开机、自己恢复，不用再管。', en: 'Once paired it starts and recovers by itself.' },
  first: { zh: '请主任打开现场页', en: 'The supervisor opens the live page' },
  second: { zh: '输入这 8 位，选放在哪里', en: 'enters these 8 letters and chooses its place' },
  third: { zh: '这里会自己变', en: 'this screen then changes by itself' },
  left: { zh: '还有 {{time}} 换新的码，正在等。', en: 'A new code in {{time}}; waiting.' },
  asking: { zh: '正在连接，马上显示配对码', en: 'Connecting; the code appears in a moment' },
});

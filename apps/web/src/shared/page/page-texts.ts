import { defineTexts } from '@yimen/ui/strings';

/** Texts of the frame around every page. */
export const page = defineTexts('page', {
  broken: { zh: '这一页没有画出来', en: 'This page could not be drawn' },
  brokenHelp: {
    zh: '{{seconds}} 秒后自动再开一次。您的号和填过的内容都在我们这里。',
    en: 'It opens again by itself in {{seconds}} s. Your number and entries are safe with us.',
  },
  missing: { zh: '没有这一页', en: 'There is no such page' },
  missingHelp: {
    zh: '地址可能抄错了一位，或者这个号已经过了当天。',
    en: 'The address may be mistyped, or the number belongs to another day.',
  },
  toDoor: { zh: '回到首页', en: 'To the front door' },
});

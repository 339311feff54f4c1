import { defineTexts } from '@yimen/ui/strings';

/** Texts of the front door. */
export const door = defineTexts('door', {
  title: { zh: '一门 · {{city}}社区事务', en: 'One Door · {{city}} community affairs' },
  place: { zh: '一门', en: 'One Door' },
  guide: { zh: '办事指南', en: 'Guide' },
  halls: { zh: '全市排队', en: 'Halls now' },
  signIn: { zh: '登录', en: 'Sign in' },
  ask: { zh: '您要办什么事？', en: 'What do you need?' },
  lead: { zh: '{{items}} 项事务，{{centres}} 个中心，一扇门。', en: '{{items}} matters, {{centres}} centres, one door.' },
  leadPlain: { zh: '社区事务，一扇门。', en: 'Community affairs, one door.' },
  find: { zh: '找', en: 'Find' },
  how: { zh: '怎么说都行：续居住证、jzz、residence permit', en: 'Any word will do: permit, pension, 居住证, jzz' },
  often: { zh: '常办的', en: 'Often asked' },
  all: { zh: '全部 {{count}} 项', en: 'All {{count}}' },
  mine: { zh: '我的', en: 'Mine' },
  number: { zh: '我的号', en: 'Number' },
  numberHelp: { zh: '扫号票上的码，看前面几人', en: 'scan the code on the slip you hold' },
  case: { zh: '我的办件', en: 'Case' },
  caseHelp: { zh: '谁拿着，哪天答复', en: 'who has it, until when' },
  byHand: { zh: '没有手机也能办。', en: 'No phone is needed.' },
  byHandHelp: {
    zh: '直接到任一中心，取号机和服务台都有人帮您。问事打 {{hotline}}。',
    en: 'Walk into any centre; someone at the door will help. Call {{hotline}} with questions.',
  },
  noList: {
    zh: '现在取不到事项清单，10 秒后这一页自己再看一次。',
    en: 'The list of matters cannot be shown right now; this page looks again in 10 seconds.',
  },
});

import { defineTexts } from '@yimen/ui/strings';

/** Texts of the display above a window; Chinese first, English at the floor size. */
export const windowTexts = defineTexts('window', {
  calling: { zh: '请到本窗口', en: 'Please come here' },
  serving: { zh: '办理中', en: 'In progress' },
  paused: { zh: '暂停服务', en: 'Paused' },
  closed: { zh: '没开', en: 'Closed' },
  rate: { zh: '请评价', en: 'Please rate' },
  rateHow: { zh: '在手机上或窗口前的小屏上按一个。', en: 'Please rate on your phone or the small screen' },
  rateShort: { zh: '按窗口前的小屏', en: 'on the small screen' },
  window: { zh: '号窗口', en: 'Window' },
  break: { zh: '窗口人员在休息。', en: 'The clerk has a break.' },
  meeting: { zh: '窗口人员在开会。', en: 'The clerk is in a meeting.' },
  system: { zh: '网络在恢复。', en: 'The connection is coming back.' },
  other: { zh: '窗口人员离开一下。', en: 'The clerk is away for a moment.' },
  elsewhere: { zh: '急的请到 {{window}} 号窗口。', en: 'In a hurry: window {{window}}.' },
  desk: { zh: '急的请到服务台。', en: 'In a hurry: see the desk.' },
  closedHow: { zh: '叫到号时请看大屏上的窗口。', en: 'Please see the hall display for your window.' },
  closedShort: { zh: '请看大屏', en: 'see the hall display' },
  listen: { zh: '请听叫号', en: 'Please listen for your number' },
  anyService: { zh: '办事窗口', en: 'Services' },
  stale: { zh: '画面停在 {{time}}', en: 'Not updated since {{time}}' },
  never: { zh: '正在连接', en: 'Connecting' },
  old: { zh: '请听窗口叫号', en: 'Please listen for the clerk' },
  oldShort: { zh: '请听窗口叫号', en: 'listen' },
});

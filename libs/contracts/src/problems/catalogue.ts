/** Refusals of catalogue. `item-unknown` and `item-not-in-force` stand with intake, which refuses with them too. */
export const catalogueProblems = {
  'centre-unknown': { status: 404, zh: '没有这个中心。', en: 'There is no such centre.' },
  'calendar-year-unknown': {
    status: 404,
    zh: '这一年的放假安排还没有公布，日期算不出来。',
    en: 'The holidays of this year are not published yet, so no date can be told.',
  },
  'answers-refused': { status: 422, zh: '有的回答不在选项里，请重新选。', en: 'An answer is not one of the options; choose again.' },
  'catalogue-loading': {
    status: 503,
    zh: '事项目录正在载入，几秒后自动继续。',
    en: 'The catalogue is being loaded; it goes on by itself in a few seconds.',
    retryAfter: 2,
  },
} as const;

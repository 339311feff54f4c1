/** Refusals of bureaus. */
export const bureausProblems = {
  'incident-closed': { status: 409, zh: '这张异常单已经办结。', en: 'This incident is closed already.' },
  'incident-taken': { status: 409, zh: '这张异常单已由另一位同事接手。', en: 'Somebody else has taken this incident.' },
  'exchange-not-parked': {
    status: 409,
    zh: '这次交换没有停下，不需要重发。',
    en: 'This exchange does not stand still; there is nothing to replay.',
  },
} as const;

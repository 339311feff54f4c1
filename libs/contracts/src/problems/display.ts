/** Refusals of display. */
export const displayProblems = {
  'wrong-device': { status: 403, zh: '这台设备不能用在这里。', en: 'This device cannot be used here.' },
  'not-the-speaker': { status: 409, zh: '现在由另一块屏播报。', en: 'Another screen speaks for this zone now.' },
  'hall-not-followed': {
    status: 503,
    zh: '暂时看不到这个大厅，几秒后自动恢复。',
    en: 'This hall cannot be seen right now; it comes back by itself in a few seconds.',
    retryAfter: 2,
  },
} as const;

/** Refusals about a window and its clerk session (spec/queue.md 3.4). */
export const windowProblems = {
  'window-unknown': { status: 404, zh: '没有这个窗口。', en: 'There is no such window.' },
  'window-open': { status: 409, zh: '窗口已经开着。', en: 'The window is already open.' },
  'window-paused': { status: 409, zh: '窗口暂停中，请先恢复。', en: 'The window is paused; resume it first.' },
  'window-closed': { status: 409, zh: '窗口没有开。', en: 'The window is closed.' },
  'window-busy': { status: 409, zh: '窗口还有一位，请先办完或说明怎样离开。', en: 'The window still has a visitor; say how they leave.' },
  'window-lacks-skill': { status: 409, zh: '这个窗口不办这项业务。', en: 'This window does not serve this service.' },
  'window-taken': { status: 409, zh: '这个窗口有人在用。', en: 'Somebody else is working at this window.' },
  'clerk-elsewhere': { status: 409, zh: '您已经在另一个窗口登录。', en: 'You are signed in at another window.' },
  'session-superseded': {
    status: 409,
    zh: '这个窗口已在别处打开，这里只能看。',
    en: 'The window was taken over elsewhere; this page is read-only.',
  },
} as const;

/** Refusals of identity. */
export const identityProblems = {
  'sign-in-failed': {
    status: 422,
    zh: '账号、验证码或密码不对，请核对后再试。',
    en: 'The account, code or password is not right. Please check and try again.',
  },
  'sign-in-paused': {
    status: 429,
    zh: '试错次数太多，请稍后再试，或请工作人员帮忙。',
    en: 'Too many wrong tries. Please wait, or ask a member of staff.',
    retryAfter: 60,
  },
  'sign-in-expired': { status: 410, zh: '这次登录放得太久，请重新开始。', en: 'This sign-in has been left too long. Please start again.' },
  'sign-in-elsewhere': {
    status: 422,
    zh: '这里不能这样登录，请用城市统一身份入口。',
    en: 'This way of signing in is not offered here. Please use the city’s own sign-in.',
  },
  'external-sign-in-failed': {
    status: 502,
    zh: '统一身份入口没有给出可用的答复，请重新登录。',
    en: 'The other sign-in service gave no usable answer. Please sign in again.',
  },
  'foreign-origin': {
    status: 403,
    zh: '这个请求不是从本站页面发出的，没有执行。',
    en: 'This request did not come from our own pages; nothing was done.',
  },
  'pairing-not-found': {
    status: 404,
    zh: '没有设备在等这个配对码，请核对屏上的 8 位。',
    en: 'No device waits with this code. Please check the 8 signs on it.',
  },
  'pairing-expired': { status: 410, zh: '这个配对码过期了，屏上已换新的码。', en: 'This code has expired; the device shows a new one.' },
  'pairing-settled': { status: 409, zh: '这个配对码已经用过。', en: 'This code has already been used.' },
  'device-not-in-pack': {
    status: 422,
    zh: '没有登记这个设备位置，请从列表里选。',
    en: 'No such device place is registered; please choose one from the list.',
  },
} as const;

/** Refusals of every service: shape, sign-in, permission, idempotency, load, outages. */
export const generalProblems = {
  malformed: {
    status: 400,
    zh: '提交的内容格式不对，没有保存任何东西。',
    en: 'The request does not have the expected form; nothing was stored.',
  },
  'idempotency-key-required': {
    status: 400,
    zh: '缺少操作编号（Idempotency-Key），没有执行。',
    en: 'The Idempotency-Key header is missing; nothing was done.',
  },
  'idempotency-key-reused': {
    status: 409,
    zh: '同一操作编号已用于另一项内容，没有执行。',
    en: 'This key was already used for something else; nothing was done.',
  },
  'reason-required': { status: 422, zh: '请写明原因。', en: 'Please give a reason.' },
  'not-signed-in': { status: 401, zh: '请先登录。', en: 'Please sign in first.' },
  'not-permitted': { status: 403, zh: '您的岗位没有这项权限。', en: 'Your role does not allow this.' },
  'wrong-hall': { status: 403, zh: '只能操作本大厅。', en: 'You can only act in your own hall.' },
  'not-found': { status: 404, zh: '没有找到。', en: 'Not found.' },
  'method-not-allowed': { status: 405, zh: '不支持这种请求方式。', en: 'This method is not supported here.' },
  'too-large': { status: 413, zh: '内容太大，没有接收。', en: 'The content is too large and was not taken.' },
  'unsupported-media-type': { status: 415, zh: '不接受这种内容类型。', en: 'This content type is not accepted.' },
  'too-many-requests': {
    status: 429,
    zh: '操作太频繁，请稍等几秒再按。',
    en: 'Too many requests; please wait a few seconds.',
    retryAfter: 2,
  },
  'internal-error': {
    status: 500,
    zh: '我们这边出了差错，已经记录，没有保存任何东西。',
    en: 'Something went wrong on our side; it has been recorded.',
  },
  'journal-unavailable': {
    status: 503,
    zh: '暂时存不下来，没有执行；几秒后再试即可。',
    en: 'It cannot be stored right now; nothing was done. Try again in a few seconds.',
    retryAfter: 2,
  },
  'outcome-unknown': {
    status: 503,
    zh: '还不确定有没有成功，正在核对，请不要再按。',
    en: 'Not sure yet whether it went through; checking, do not press again.',
    retryAfter: 1,
  },
  'service-unavailable': {
    status: 503,
    zh: '这项服务正在恢复，几秒后自动继续。',
    en: 'This service is coming back; it goes on by itself in a few seconds.',
    retryAfter: 3,
  },
} as const;

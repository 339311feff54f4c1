/** Refusals of the gateway. */
export const gatewayProblems = {
  'wrong-host': { status: 421, zh: '请用本站的正式地址访问。', en: 'Please use the official address of this site.' },
} as const;

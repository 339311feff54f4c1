interface PlainPage {
  readonly zh: readonly [title: string, sentence: string];
  readonly en: readonly [title: string, sentence: string];
}

/** The pages that must work when no page is built or its service is away: no script, no style, both languages by choice. */
export const plainPages = {
  missing: {
    zh: ['没有这个页面', '地址可能写错了，或者页面已经搬走。'],
    en: ['There is no such page', 'The address may be mistyped, or the page has moved.'],
  },
  away: {
    zh: ['这一页正在恢复', '几秒后请刷新再试。'],
    en: ['This page is coming back', 'Please reload in a few seconds.'],
  },
} as const satisfies Record<string, PlainPage>;

export function plainPage(name: keyof typeof plainPages, language: 'zh-CN' | 'en'): string {
  const english = language === 'en';
  const [title, sentence] = english ? plainPages[name].en : plainPages[name].zh;
  const home = english ? 'To the front page' : '回到首页';
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<title>${title}</title></head><body><main><h1>${title}</h1><p>${sentence}</p><p><a href="/">${home}</a></p></main></body></html>`
  );
}

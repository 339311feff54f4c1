/** The visitor's language: what they chose (cookie), else what the browser prefers, else Chinese. */
export function languageOf(cookie: string | undefined, acceptLanguage: string | undefined): 'zh-CN' | 'en' {
  const chosen = /(?:^|;\s*)language=(zh-CN|en)(?:;|$)/.exec(cookie ?? '')?.[1];
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return prefersEnglish(acceptLanguage ?? '') ? 'en' : 'zh-CN';
}

function prefersEnglish(header: string): boolean {
  const wanted = header
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = Number(/^\s*q=([\d.]+)$/.exec(parameters.join(';'))?.[1] ?? 1);
      return { tag, quality: Number.isFinite(quality) ? quality : 0 };
    })
    .filter(({ tag, quality }) => quality > 0 && /^(zh|en)(-|$)/.test(tag))
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.tag.startsWith('en') ?? false;
}

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, relative } from 'node:path';
import type { Plugin } from 'vite';

const imported = /@import ['"](@fontsource\/[^'"]+)['"];/g;

/**
 * The text font of halls: a number or a name must never change its shape while somebody reads it, so text waits for its font
 * instead of swapping; browsers that know no woff2 do not hang in halls, so the second copy of every slice is left out.
 */
export function hallFonts(): Plugin {
  return {
    name: 'yimen:hall-fonts',
    enforce: 'pre',
    transform(code, id) {
      const [file = ''] = id.split('?');
      if (!file.endsWith('hall-fonts.css')) return undefined;
      return { code: code.replace(imported, (_rule, name: string) => blockUntilLoaded(inlined(name, file))), map: null };
    },
  };
}

/** The stylesheet of a font package with its addresses as seen from the file that takes it in. */
function inlined(name: string, into: string): string {
  const file = createRequire(into).resolve(name);
  const folder = relative(dirname(into), dirname(file));
  return readFileSync(file, 'utf8').replaceAll('url(./', `url(${folder}/`);
}

/** CSS with `font-display: block` and woff2 only. */
export function blockUntilLoaded(css: string): string {
  return css.replaceAll('font-display: swap', 'font-display: block').replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '');
}

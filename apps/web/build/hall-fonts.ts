import type { Plugin } from 'vite';

/**
 * The text font of halls: a number or a name must never change its shape while somebody reads it, so text waits for its font
 * instead of swapping; browsers that know no woff2 do not hang in halls, so the second copy of every slice is left out.
 */
export function hallFonts(): Plugin {
  return {
    name: 'yimen:hall-fonts',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('hall-fonts.css') && !id.includes('@fontsource/noto-sans-sc')) return undefined;
      return blockUntilLoaded(code);
    },
  };
}

/** CSS with `font-display: block` and woff2 only. */
export function blockUntilLoaded(css: string): string {
  return css.replaceAll('font-display: swap', 'font-display: block').replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '');
}

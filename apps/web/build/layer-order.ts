import type { Plugin } from 'vite';

const first = /^@layer tokens\b/;

/**
 * The order of layers is that of their first appearance, so the first stylesheet of a page must be the one with all of them. When a
 * bundler cuts styles into other files, a page would come out unstyled in parts: the build stops instead.
 */
export function layerOrder(): Plugin {
  return {
    name: 'yimen:layer-order',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset' || !name.endsWith('.html')) continue;
        const style = /<link rel="stylesheet"[^>]* href="\/([^"]+)"/.exec(textOf(file.source))?.[1];
        const sheet = style === undefined ? undefined : bundle[style];
        if (sheet?.type !== 'asset' || first.test(textOf(sheet.source))) continue;
        this.error(
          `${name}: its first stylesheet ${style ?? ''} does not begin with the order of layers; import base.css first, in one file`,
        );
      }
    },
  };
}

function textOf(source: string | Uint8Array): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

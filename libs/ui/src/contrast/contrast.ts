/** Declarations of a block of tokens: name without dashes → value. */
export type Tokens = Readonly<Record<string, string>>;

/** Declarations of the first block that follows a marker in a stylesheet. */
export function blockAfter(css: string, marker: string, from = 0): Tokens {
  const open = css.indexOf('{', css.indexOf(marker, from));
  const body = css.slice(open, css.indexOf('}', open));
  return Object.fromEntries(Array.from(body.matchAll(/--([\w-]+):\s*([^;]+);/g), ([, name = '', value = '']) => [name, value.trim()]));
}

/** Value of a role as a hex colour, through the references of its theme, then of the ramp, then of the palette. */
export function colourOf(name: string, ...layers: readonly Tokens[]): string {
  const value = layers.map((layer) => layer[name]).find((found) => found !== undefined);
  if (value === undefined) throw new Error(`no token --${name}`);
  const reference = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  return reference === undefined ? value : colourOf(reference, ...layers);
}

/** Contrast ratio of two hex colours (WCAG 2.2). */
export function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance (WCAG 2.2). */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

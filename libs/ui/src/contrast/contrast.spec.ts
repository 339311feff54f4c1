import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { blockAfter, colourOf, contrastOf } from './contrast.ts';

const css = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const palette = blockAfter(css, ':root', css.indexOf('---- palette'));
const ramp = blockAfter(css, ':root', css.indexOf('---- text on the load ramp'));
const themes = { light: blockAfter(css, "[data-theme='light']"), hall: blockAfter(css, "[data-theme='hall']") };

type Pair = readonly [theme: keyof typeof themes, ink: string, ground: string, floor: number];

/** Language.md section 3: what stands on what, and its floor. Everything on the hall display has the AAA floor. */
const pairs: readonly Pair[] = [
  ['light', 'text', 'ground', 7],
  ['light', 'text-soft', 'ground', 4.5],
  ['light', 'text-soft', 'plane-sunk', 4.5],
  ['light', 'text-faint', 'plane', 4.5],
  ['light', 'link', 'ground', 4.5],
  ['light', 'on-act', 'act', 7],
  ['light', 'on-now', 'now', 7],
  ['light', 'line-control', 'plane', 3],
  ['light', 'focus-outer', 'ground', 3],
  ...['ok', 'warn', 'late', 'pause'].flatMap((light): Pair[] => [
    ['light', light, `${light}-soft`, 4.5],
    ['light', light, 'ground', 4.5],
    ['hall', light, 'ground', 7],
  ]),
  ['light', 'unknown', 'plane', 4.5],
  ['hall', 'text', 'ground', 7],
  ['hall', 'text', 'plane', 7],
  ['hall', 'text-soft', 'ground', 7],
  ['hall', 'text-soft', 'plane-sunk', 7],
  ['hall', 'now', 'ground', 7],
  ['hall', 'on-now', 'now', 7],
  ['hall', 'text-faint', 'ground', 4.5],
  ['hall', 'load-on-low', 'load-0', 7],
  ['hall', 'load-on-low', 'load-1', 7],
  ['hall', 'load-on-low', 'load-2', 4.5],
  ['hall', 'load-on-high', 'load-3', 4.5],
  ['hall', 'load-on-high', 'load-4', 7],
];

describe('the colours', () => {
  it.each(pairs)('%s: %s on %s has at least %d', (theme, ink, ground, floor) => {
    const layers = [themes[theme], ramp, palette];
    expect(contrastOf(colourOf(ink, ...layers), colourOf(ground, ...layers))).toBeGreaterThanOrEqual(floor);
  });

  it('know what contrast is', () => {
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#777777', '#777777')).toBeCloseTo(1, 5);
  });

  it('refuse a role that no theme has', () => {
    expect(() => colourOf('nothing', palette)).toThrow('--nothing');
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/** A 55-inch panel of 1920 × 1080: mm a pixel. Cap height of the figures and height of a Chinese sign, in em (language.md section 4). */
const mmPerPixel = 0.634;
const heights = { figure: 0.7, chinese: 0.92 } as const;

/** Visual angle in minutes of arc of something at a distance. */
function minutesOfArc(px: number, kind: keyof typeof heights, metres: number): number {
  const mm = px * heights[kind] * mmPerPixel;
  return (Math.atan(mm / (metres * 1000)) * 180 * 60) / Math.PI;
}

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const hall = tokens.slice(tokens.indexOf("[data-size='hall']"));
const step = (name: string) => Number(new RegExp(`--${name}: (\\d+)px`).exec(hall)?.[1]);

describe('the hall display at a distance', () => {
  it('has a called number of at least an eighth of the height, and nothing below a twenty-fourth', () => {
    expect(step('t-7') * heights.figure).toBeGreaterThanOrEqual(1080 / 8 - 0.5);
    expect(step('t-8')).toBeGreaterThan(step('t-7'));
    expect(Math.min(...['t-1', 't-2', 't-3', 't-4', 't-5'].map(step))).toBeGreaterThanOrEqual(1080 / 24);
  });

  it('can be read at 12 m in the big call, with four signs and with five', () => {
    expect(minutesOfArc(step('t-8'), 'figure', 12)).toBeGreaterThanOrEqual(16);
    expect(minutesOfArc(236, 'figure', 12)).toBeGreaterThanOrEqual(16);
  });

  it('can be read at 8 m in the waiting counts and helps there in the names of services', () => {
    expect(minutesOfArc(88, 'figure', 8)).toBeGreaterThanOrEqual(16);
    expect(minutesOfArc(step('t-3'), 'chinese', 8)).toBeGreaterThanOrEqual(11);
  });
});

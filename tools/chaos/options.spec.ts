import { describe, expect, it } from '@jest/globals';
import { helpOf, readOptions, WrongUsage } from './options.ts';
import type { Suite } from './suite.ts';

const suite: Suite = {
  about: 'a storm',
  kills: { small: 2, full: 20 },
  negatives: { 'no-umbrella': { about: 'out without it', breaks: 'stays dry' } },
  run: () => Promise.resolve([]),
};
const read = (...args: string[]) => readOptions(args, { storm: suite });

describe('the command line of chaos', () => {
  it.each([
    [['calm']],
    [['storm', 'storm']],
    [['storm', '--negative', 'no-hat']],
    [['--negative', 'no-umbrella']],
    [['all', '--negative', 'no-umbrella']],
    [['storm', '--kills', 'many']],
    [['storm', '--wrong']],
  ])('refuses %j', (args) => expect(() => read(...args)).toThrow(WrongUsage));

  it('takes nothing and "all" as everything', () => {
    expect(read()).toMatchObject({ suite: undefined, seed: 1, full: false });
    expect(read('all', '--full')).toMatchObject({ suite: undefined, full: true });
  });

  it('reads a run', () => {
    expect(read('storm', '--kills', '40', '--seed', '7', '--negative', 'no-umbrella', '--json', 'x')).toMatchObject({
      suite: 'storm',
      kills: 40,
      seed: 7,
      negative: 'no-umbrella',
      json: 'x',
    });
  });

  it('explains every negative control', () =>
    expect(helpOf({ storm: suite })).toMatch(
      /storm +a storm \(2 kills, --full 20\)\n +--negative no-umbrella +out without it: breaks "stays dry"/,
    ));
});

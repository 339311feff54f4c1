import { describe, expect, it } from '@jest/globals';
import { commentsOf, overlap } from '../pages/subjects.ts';
import { treeOf } from '../tree.ts';
import { unusedPermissions, unusedSubjects } from './contracts-used.ts';
import { staleFiles } from './generated.ts';

describe('unusedSubjects', () => {
  const hallFeed = { key: 'queue.hallFeed', pattern: 'queue.hall.*' };
  const itemGet = { key: 'catalogue.itemGet', pattern: 'catalogue.item.get' };

  it('finds a subject that only its table, a spec or another layer names', () => {
    const tree = treeOf({
      'libs/contracts/src/subjects.ts': 'queue: { hallFeed: (hall) => `queue.hall.${hall}` }',
      'libs/contracts/src/nats/access.ts': 'publish: [queue.hallFeed()]',
      'apps/queue/src/a.spec.ts': 'subjects.queue.hallFeed()',
      'tools/bench/main.ts': 'subjects.queue.hallFeed()',
      'apps/queue/src/b.ts': 'subjects.queue.hallFeedback()',
    });
    expect(unusedSubjects([hallFeed], tree)).toEqual(['queue.hallFeed (queue.hall.*): no service says or hears it']);
  });

  it.each([
    ['by its name', 'bus.publish(subjects.queue.hallFeed(hall), feed)', '@Answer(subjects.catalogue.itemGet)'],
    ['spelt out', 'bus.publish(`queue.hall.${hall}`, feed)', "@Answer('catalogue.item.get')"],
  ])('is content with one that a service uses %s', (_, publish, answer) => {
    const tree = treeOf({ 'apps/queue/src/publish.ts': publish, 'apps/catalogue/src/nats/items.handler.ts': answer });
    expect(unusedSubjects([hallFeed, itemGet], tree)).toEqual([]);
  });
});

describe('unusedPermissions', () => {
  it('finds one that no guard asks for', () => {
    const tree = treeOf({
      'apps/queue/src/http/windows.controller.ts': "@Allow('queue.call')",
      'libs/contracts/src/permissions.ts': "'queue.day': {}",
    });
    expect(unusedPermissions(['queue.call', 'queue.day'], tree)).toEqual(['queue.day: no service asks for it']);
  });
});

describe('commentsOf', () => {
  it('reads the comment above each subject and shows where there is none', () => {
    const source = 'export const subjects = { queue: {\n/** Core feed. */\nhall: "a",\nbeat: (e = "*") => `b.${e}` } } as const;';
    expect([...commentsOf(source)]).toEqual([
      ['queue.hall', 'Core feed.'],
      ['queue.beat', ''],
    ]);
  });
});

describe('overlap', () => {
  it.each([
    ['queue.hall.*', 'queue.hall.*', true],
    ['bureaus.command.*.insurance.*', 'bureaus.command.*.*.*', true],
    ['dead.>', 'dead.queue.a', true],
    ['dead.>', 'dead', false],
    ['queue.hall.*', 'queue.beat.*', false],
    ['queue.hall', 'queue.hall.*', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
  });
});

describe('staleFiles', () => {
  it('finds a page that is missing or not what its source says', () => {
    const tree = treeOf({ 'docs/reference/a.md': 'old', 'docs/reference/b.md': 'same' });
    const wanted = { 'docs/reference/a.md': 'new', 'docs/reference/b.md': 'same', 'docs/reference/c.md': 'missing' };
    expect(staleFiles(wanted, tree)).toEqual([
      'docs/reference/a.md: not what its sources say (npm run check -- --write)',
      'docs/reference/c.md: not what its sources say (npm run check -- --write)',
    ]);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson } from '../content/canonical.ts';
import { anItem } from '../item-content.fake.ts';
import type { ItemCommand, ItemContext } from './decide-item.ts';
import { decideItem, isItemRefusal } from './decide-item.ts';
import type { ItemState } from './item-state.ts';
import { evolveItem, newItem, nextVersion, versionOn } from './item-state.ts';

const hash = (digit: string) => digit.repeat(64);
const content = anItem();
const editor: ItemContext = { by: 'editor', today: '2026-11-24' };
const reviewer: ItemContext = { ...editor, by: 'reviewer' };
const draft: ItemCommand = { type: 'draftItem', content, contentHash: hash('a') };
const review: ItemCommand = { type: 'reviewItem', contentHash: hash('a') };
const dryRun: ItemCommand = { type: 'recordDryRun', contentHash: hash('a'), reportHash: hash('d') };
const publish: ItemCommand = { type: 'publishItem', validFrom: '2026-11-25', reportHash: hash('d'), answers: [] };

function run(state: ItemState, ...steps: readonly (readonly [ItemCommand, ItemContext])[]): ItemState {
  return steps.reduce((now, [command, context]) => {
    const decision = decideItem(now, command, context);
    if (isItemRefusal(decision)) throw new Error(decision.refused);
    return decision.reduce(evolveItem, now);
  }, state);
}

const refused = (state: ItemState, command: ItemCommand, context: ItemContext) => decideItem(state, command, context);
const ready = () => run(newItem, [draft, editor], [review, reviewer], [dryRun, editor]);
const published = () => run(ready(), [publish, reviewer]);

describe('publishItem', () => {
  it.each<[string, ItemState, Partial<Extract<ItemCommand, { type: 'publishItem' }>>, Partial<ItemContext>, object]>([
    ['without a draft', newItem, {}, {}, { refused: 'draft-missing' }],
    ['without a second person', run(newItem, [draft, editor], [dryRun, editor]), {}, {}, { refused: 'draft-unreviewed' }],
    ['by its own author', ready(), {}, { by: 'editor' }, { refused: 'second-person-needed' }],
    ['with a lint error', ready(), {}, { lint: { errors: ['L03'], warnings: [] } }, { refused: 'lint-errors', errors: ['L03'] }],
    [
      'with an open warning',
      ready(),
      {},
      { lint: { errors: [], warnings: ['L20'] } },
      { refused: 'warnings-unanswered', warnings: ['L20'] },
    ],
    ['with another dry run', ready(), { reportHash: hash('e') }, {}, { refused: 'dry-run-stale' }],
    ['today', ready(), { validFrom: '2026-11-24' }, {}, { refused: 'valid-from-past', earliest: '2026-11-25' }],
  ])('is refused %s', (_, state, change, context, expected) => {
    expect(refused(state, { ...publish, ...change }, { ...reviewer, ...context })).toEqual(expected);
  });

  it('is refused after the draft was changed: dry run and review are stale', () => {
    const changed = run(ready(), [{ ...draft, contentHash: hash('b') }, editor]);
    expect(refused(changed, publish, reviewer)).toEqual({ refused: 'draft-unreviewed' });
    const reviewed = run(changed, [{ ...review, contentHash: hash('b') }, reviewer]);
    expect(refused(reviewed, publish, reviewer)).toEqual({ refused: 'dry-run-stale' });
  });

  it('makes a version that begins when it says, with the answers to its warnings', () => {
    const answers = [{ code: 'L20', answer: '第二次上门取证' }];
    const events = decideItem(ready(), { ...publish, answers }, { ...reviewer, lint: { errors: [], warnings: ['L20'] } });
    expect(events).toMatchObject([
      { type: 'itemPublished', version: 1, validFrom: '2026-11-25', origin: 'editor', warnings: answers, by: 'reviewer' },
    ]);
    expect(versionOn(published(), '2026-11-24')).toBeUndefined();
    expect(versionOn(published(), '2026-11-25')).toMatchObject({ version: 1, contentHash: hash('a') });
  });

  it('is refused before the last version begins', () => {
    const second = run(
      published(),
      [{ ...draft, contentHash: hash('b') }, editor],
      [{ ...review, contentHash: hash('b') }, reviewer],
      [{ ...dryRun, contentHash: hash('b') }, editor],
    );
    expect(refused(second, publish, reviewer)).toEqual({ refused: 'validity-overlap', latest: '2026-11-25' });
  });
});

describe('reviewItem', () => {
  it('is refused to the author, and for a draft that has moved on', () => {
    const state = run(newItem, [draft, editor]);
    expect(refused(state, review, editor)).toEqual({ refused: 'second-person-needed' });
    expect(refused(state, { ...review, contentHash: hash('b') }, reviewer)).toEqual({ refused: 'draft-moved-on' });
    expect(refused(newItem, review, reviewer)).toEqual({ refused: 'draft-missing' });
  });
});

describe('draftItem', () => {
  it('changes nothing when nothing changed, and refuses another item’s content', () => {
    expect(refused(run(newItem, [draft, editor]), draft, editor)).toEqual([]);
    expect(refused(published(), { ...draft, content: anItem({ item: 'other' }) }, editor)).toEqual({ refused: 'content-of-other-item' });
  });
});

describe('retireItem', () => {
  const retire: ItemCommand = { type: 'retireItem', validTo: '2026-12-01', successor: 'reader-card' };
  it('needs a version, a successor or reason, and a day to come', () => {
    expect(refused(newItem, retire, reviewer)).toEqual({ refused: 'item-unpublished' });
    expect(refused(published(), { type: 'retireItem', validTo: '2026-12-01' }, reviewer)).toEqual({ refused: 'reason-required' });
    expect(refused(published(), { ...retire, validTo: '2026-11-24' }, reviewer)).toMatchObject({ refused: 'valid-from-past' });
  });

  it('ends the last version; open cases still find it by its date', () => {
    const state = run(published(), [retire, reviewer]);
    expect(versionOn(state, '2026-11-30')).toMatchObject({ version: 1, validTo: '2026-12-01' });
    expect(versionOn(state, '2026-12-01')).toBeUndefined();
    expect(state.retired).toEqual({ validTo: '2026-12-01', successor: 'reader-card' });
  });
});

describe('importItem', () => {
  const take = (digit: string, validFrom = '2018-03-01'): ItemCommand => ({
    type: 'importItem',
    content,
    contentHash: hash(digit),
    validFrom,
  });

  it('begins when the pack says, changes nothing twice, and a change begins tomorrow', () => {
    const first = run(newItem, [take('a'), editor]);
    expect(first.published).toMatchObject([{ version: 1, validFrom: '2018-03-01' }]);
    expect(refused(first, take('a'), editor)).toEqual([]);
    const second = run(first, [take('b'), editor]);
    expect(second.published).toMatchObject([{ validTo: '2026-11-25' }, { version: 2, validFrom: '2026-11-25' }]);
  });

  it('never leaves a gap, an overlap or a back-dated change, whatever the order of days', () => {
    const days = fc.integer({ min: 1, max: 400 }).map((n) => new Date(Date.UTC(2026, 0, n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), days, days), { maxLength: 8 }), (imports) => {
        let state = newItem;
        for (const [digit, validFrom, today] of imports) {
          const before = state;
          state = run(state, [take(digit, validFrom), { by: 'pack', today }]);
          for (const old of before.published) {
            const same = state.published.find(({ version }) => version === old.version);
            expect(canonicalJson({ ...same, validTo: undefined })).toBe(canonicalJson({ ...old, validTo: undefined }));
            if (versionOn(before, today)) expect(versionOn(state, today)?.version).toBe(versionOn(before, today)?.version);
          }
        }
        state.published.forEach((version, i) => expect(version.validTo).toBe(state.published[i + 1]?.validFrom));
        expect(nextVersion(state)).toBe(state.published.length + 1);
      }),
    );
  });
});

import { describe, expect, it } from '@jest/globals';
import { beginDraft, changeDraft } from './draft.ts';
import type { CaseDraft, DraftAct } from './draft.ts';

const run = (draft: CaseDraft, ...acts: DraftAct[]) => acts.reduce(changeDraft, draft);
const scan = (upload: string) => ({ upload, sha256: 'a'.repeat(64), size: 1 });
const begun = beginDraft('t1', 'key-of-this-press');

describe('changeDraft', () => {
  it('keeps everything when the same item is chosen again', () => {
    const answered = run(begun, { do: 'item', item: 'relief' }, { do: 'answer', question: 'who', option: 'self', later: [] });
    expect(run(answered, { do: 'item', item: 'relief' })).toBe(answered);
  });

  it('drops answers, papers and fields of another item, and keeps the person', () => {
    const filled = run(
      begun,
      { do: 'person', person: { name: '陈建国' } },
      { do: 'item', item: 'relief' },
      { do: 'answer', question: 'who', option: 'self', later: [] },
      { do: 'see', material: 'm-id-card' },
      { do: 'field', field: 'phone', value: '10000000002' },
    );
    expect(run(filled, { do: 'item', item: 'birth' })).toMatchObject({ person: { name: '陈建国' }, answers: {}, settled: {}, fields: {} });
  });

  it('forgets the answers that came after a changed one', () => {
    const draft = run(
      begun,
      { do: 'answer', question: 'who', option: 'agent', later: [] },
      { do: 'answer', question: 'relation', option: 'relative', later: [] },
      { do: 'answer', question: 'who', option: 'self', later: ['relation'] },
    );
    expect(draft.answers).toEqual({ who: 'self' });
  });

  it('adds pages to a scanned paper, and a scan replaces an original that was only seen', () => {
    const seen = run(begun, { do: 'see', material: 'm-id-card' });
    const scanned = run(
      seen,
      { do: 'scan', material: 'm-id-card', scan: scan('1') },
      { do: 'scan', material: 'm-id-card', scan: scan('2') },
    );
    expect(scanned.settled['m-id-card']).toEqual({ by: 'scan', scans: [scan('1'), scan('2')] });
    expect(run(scanned, { do: 'unsettle', material: 'm-id-card' }).settled).toEqual({});
  });

  it('takes an emptied field out instead of sending an empty text', () => {
    const draft = run(begun, { do: 'field', field: 'phone', value: '1' }, { do: 'field', field: 'phone', value: '' });
    expect(draft.fields).toEqual({});
  });

  it('keeps the key of the press through every change', () => {
    expect(run(begun, { do: 'go', step: 'review' }, { do: 'item', item: 'x' }).receiveKey).toBe('key-of-this-press');
  });
});

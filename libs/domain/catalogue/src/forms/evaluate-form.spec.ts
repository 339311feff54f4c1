import { describe, expect, it } from '@jest/globals';
import type { ItemContent } from '../content/item-content.ts';
import { anItem, field } from '../item-content.fake.ts';
import { compileForm, evaluateForm } from './evaluate-form.ts';

const today = '2026-11-24';
const home = { district: '310101', detail: '方浜中路 1 号' };

function evaluate(fields: ItemContent['fields'], answers: Record<string, unknown>) {
  return evaluateForm(compileForm(anItem({ fields })), answers, {}, today);
}
const evaluateSample = (answers: Record<string, unknown>) => evaluate(anItem().fields, answers);

describe('evaluateForm', () => {
  it('refuses what the form does not have, and an answer to a field that is not shown', () => {
    expect(evaluateSample({ name: '王', state: 'ACCEPTED', deliver: 'window', address: home }).faults).toEqual([
      { field: 'state', problem: 'field-unknown' },
      { field: 'address', problem: 'field-hidden' },
    ]);
  });

  it('shows and demands the address only for the courier', () => {
    expect(evaluateSample({ deliver: 'window' })).toMatchObject({ visible: { address: 'unmet' }, missing: ['name'] });
    expect(evaluateSample({ deliver: 'courier' })).toMatchObject({ visible: { address: 'met' }, missing: ['name', 'address'] });
    expect(evaluateSample({})).toMatchObject({
      visible: { address: 'unknown' },
      required: { address: 'unknown' },
      missing: ['name', 'deliver'],
    });
  });

  it('takes an empty answer for none', () => {
    expect(evaluateSample({ name: '', deliver: null, address: undefined })).toMatchObject({ faults: [], missing: ['name', 'deliver'] });
  });

  it('takes a form without faults', () => {
    expect(evaluateSample({ name: '𠮷田·阿卜杜拉', deliver: 'courier', address: home })).toMatchObject({
      faults: [],
      missing: [],
      values: { name: '𠮷田·阿卜杜拉', address: home },
    });
  });

  it('keeps dates within their bounds, both inclusive', () => {
    const fields = [
      field('from', { type: 'date', constraints: { before: 'today' } }),
      field('to', { type: 'date', constraints: { after: 'fields.from' } }),
    ];
    const problems = (from: string, to: string) => evaluate(fields, { from, to }).faults.map(({ field: id }) => id);
    expect(problems('2026-11-24', '2026-11-24')).toEqual([]);
    expect(problems('2026-11-25', '2026-11-26')).toEqual(['from']);
    expect(problems('2026-11-02', '2026-11-01')).toEqual(['to']);
  });
});

describe('values', () => {
  const options = ['a', 'b'].map((code) => ({ code, names: { zh: code, en: code } }));
  const person = { name: '王小明', idNumber: '31010119521231005X', relation: '子女' };

  it.each<[ItemContent['fields'][number]['type'], unknown, Partial<ItemContent['fields'][number]>, unknown]>([
    ['text', 'é', {}, 'é'],
    ['integer', 7, { constraints: { min: 1, max: 9 } }, 7],
    ['moneyFen', 0, {}, 0],
    ['date', '2024-02-29', {}, '2024-02-29'],
    ['boolean', false, {}, false],
    ['choice', 'b', { options }, 'b'],
    ['multiChoice', ['a', 'b'], { options }, ['a', 'b']],
    ['idNumber', '31010119521231005x', {}, '31010119521231005X'],
    ['creditCode', '11310000mb2f30000k', {}, '11310000MB2F30000K'],
    ['phone', '10000000002', {}, '10000000002'],
    ['bankCard', '4111 1111 1111 1111', {}, '4111111111111111'],
    ['address', home, {}, home],
    ['region', '340100', {}, '340100'],
    ['person', person, {}, person],
    ['group', [person], { constraints: { max: 20 } }, [person]],
    ['file', ['a'.repeat(64)], {}, ['a'.repeat(64)]],
  ])('%s takes %j', (type, input, change, stored) => {
    expect(evaluate([field('f', { type, ...change })], { f: input })).toMatchObject({ faults: [], values: { f: stored } });
  });

  it.each<[ItemContent['fields'][number]['type'], unknown, Partial<ItemContent['fields'][number]>, string]>([
    ['text', { $gt: '' }, {}, 'field-type'],
    ['text', 'a\u0000b', {}, 'field-type'],
    ['text', 'a\u202Eb', {}, 'field-type'],
    ['text', '\uD800', {}, 'field-type'],
    ['text', 'x'.repeat(201), {}, 'field-length'],
    ['longText', 'x'.repeat(2001), {}, 'field-length'],
    ['integer', '7', {}, 'field-type'],
    ['integer', 1.5, {}, 'field-type'],
    ['integer', -0, {}, 'field-type'],
    ['integer', 2 ** 53, {}, 'field-type'],
    ['integer', Infinity, {}, 'field-type'],
    ['integer', 10, { constraints: { max: 9 } }, 'field-range'],
    ['date', '2026-02-30', {}, 'field-type'],
    ['date', '+275760-09-13', {}, 'field-type'],
    ['choice', 'c', { options }, 'field-option'],
    ['choice', 1, { options }, 'field-type'],
    ['multiChoice', ['a', 'c'], { options }, 'field-option'],
    ['multiChoice', ['a', 'a'], { options }, 'field-type'],
    ['idNumber', '310101521231005', {}, 'id-number-old-form'],
    ['idNumber', '310101195212310051', {}, 'id-number-check-digit'],
    ['idNumber', '310101199002300011', {}, 'id-number-birth-date'],
    ['creditCode', '11310000MB2F30000B', {}, 'field-check-digit'],
    ['phone', '12345', {}, 'field-pattern'],
    ['bankCard', '4111111111111112', {}, 'field-check-digit'],
    ['bankCard', '4111', {}, 'field-pattern'],
    ['address', { ...home, admin: true }, {}, 'field-type'],
    ['region', '34', {}, 'field-pattern'],
    ['person', { name: '' }, {}, 'field-type'],
    ['group', Array.from({ length: 21 }, () => person), {}, 'field-range'],
    ['group', [], { constraints: { min: 1 } }, 'field-range'],
    ['file', ['../../x'], {}, 'field-type'],
    ['text', 'ab', { constraints: { pattern: 'digits' } }, 'field-pattern'],
  ])('%s refuses %j', (type, input, change, expected) => {
    expect(evaluate([field('f', { type, ...change })], { f: input }).faults).toEqual([{ field: 'f', problem: expected }]);
  });
});

import { describe, expect, it } from '@jest/globals';
import { applyMapping } from './apply-mapping.ts';
import { CodeTable } from './code-table.ts';
import type { CodeRow } from './code-table.ts';
import { lintCodes, lintMapping } from './lint-mapping.ts';
import type { OurItem, TheirWords } from './lint-mapping.ts';
import { Mapping } from './mapping.ts';

const row = (list: string, ours: string, theirs: string, direction: CodeRow['direction'] = 'both', note = ''): CodeRow => ({
  list,
  ours,
  theirs,
  direction,
  note,
});
const codes = new CodeTable([row('kind', 'settled', '11'), row('kind', 'posted', '13', 'out'), row('decision', 'granted', 'OK', 'in')]);

const mapping = Mapping.parse({
  item: 'remote-care-register',
  system: 'insurance',
  theirItem: 'YB12',
  fields: [
    { to: 'insured.name', from: 'applicant.name', required: true, maxBytes: 12 },
    { to: 'insured.idNo', from: 'applicant.idNumber', required: true, format: 'upper' },
    { to: 'filing.kind', from: 'fields.kind', required: true, list: 'kind' },
    { to: 'filing.from', from: 'fields.from', format: 'yyyyMMdd' },
    { to: 'filing.rent', from: 'fields.rentFen', format: 'yuan' },
    { to: 'filing.home', from: 'fields.home', format: 'address' },
  ],
});
const given = {
  applicant: { name: '陈晓明', idNumber: '31010119900101202x', phone: '13800000000' },
  answers: { who: 'self' },
  fields: {
    kind: 'settled',
    from: '2026-03-02',
    rentFen: 123_405,
    home: { district: '310101', detail: '人民路 1 号' },
    secret: 'stays here',
  },
  case: { number: '1' },
};

describe('applyMapping', () => {
  it('writes what stands in the mapping and nothing else', () => {
    expect(applyMapping(mapping, codes, given)).toEqual({
      body: {
        insured: { name: '陈晓明', idNo: '31010119900101202X' },
        filing: { kind: '11', from: '20260302', rent: '1234.05', home: '310101 人民路 1 号' },
      },
    });
  });

  it('names everything that stands in the way', () => {
    const wrong = { ...given, applicant: { name: '欧阳晓明明明' }, fields: { kind: 'referral', from: '2 March', rentFen: 1.5 } };
    expect(applyMapping(mapping, codes, wrong)).toEqual({
      faults: [
        { to: 'insured.name', fault: 'field-too-long' },
        { to: 'insured.idNo', fault: 'missing' },
        { to: 'filing.kind', fault: 'code-not-mapped' },
        { to: 'filing.from', fault: 'wrong-type' },
        { to: 'filing.rent', fault: 'wrong-type' },
      ],
    });
  });

  it('does not reach into what an object inherits', () => {
    const sly = { ...mapping, fields: [{ to: 'x', from: 'fields.constructor.name', required: false, format: 'text' as const }] };
    expect(applyMapping(sly, codes, given)).toEqual({ body: {} });
  });

  it.each([0, 5, 99, 100, 100_000_000])('writes %i fen as yuan with two decimals', (fen) => {
    const money = { ...mapping, fields: [{ to: 'x', from: 'fields.fen', required: true, format: 'yuan' as const }] };
    expect(applyMapping(money, codes, { ...given, fields: { fen } })).toEqual({ body: { x: (fen / 100).toFixed(2) } });
  });
});

const theirs: TheirWords = {
  items: [{ code: 'YB12', required: ['insured.name', 'insured.idNo', 'filing.kind'], known: mapping.fields.map(({ to }) => to) }],
  sends: { decision: ['OK'] },
};
const plain = ['from', 'rentFen', 'home', 'name', 'idNumber'];
const item: OurItem = {
  slug: 'remote-care-register',
  sources: new Map(
    Object.entries({ 'fields.kind': ['settled', 'posted'], ...Object.fromEntries(plain.map((id) => [`fields.${id}`, []])) }),
  ),
  destined: ['fields.kind', 'fields.name'],
};

describe('the lint', () => {
  it('passes a sound mapping', () => expect(lintMapping(mapping, item, theirs, codes)).toEqual([]));

  it.each([
    ['an item that they do not know', { ...mapping, theirItem: 'YB99' }, 'does not know the item YB99'],
    ['a required field without source', { ...mapping, fields: mapping.fields.slice(1) }, 'insured.name is required by them and not fed'],
    ['a required field that may be missing', withField(0, { required: false }), 'insured.name is required by them and may be missing'],
    ['a target that they do not have', withField(3, { to: 'filing.since' }), 'filing.since is not in their description'],
    ['a source that the item does not have', withField(3, { from: 'fields.since' }), 'the item has no fields.since'],
    ['options without a list', withField(2, { list: undefined }), 'the options of fields.kind need a code list'],
    [
      'a form field for them that is not mapped',
      { ...mapping, fields: mapping.fields.filter(({ to }) => to !== 'filing.kind') },
      'fields.kind is meant for them',
    ],
  ])('finds %s', (_name, wrong, fault) => expect(lintMapping(wrong, item, theirs, codes)).toContainEqual(expect.stringContaining(fault)));

  it('finds an option without a partner', () => {
    const more = { ...item, sources: new Map([...item.sources, ['fields.kind', ['settled', 'long-stay']] as const]) };
    expect(lintMapping(mapping, more, theirs, codes)).toEqual(['filing.kind: kind has no partner for long-stay']);
  });

  const ours = { decisions: ['granted', 'denied'], reasons: [], statuses: [] };
  it('passes sound codes', () => expect(lintCodes(codes, theirs, ours)).toEqual([]));

  it.each([
    ['a word of theirs without a meaning', [], { ...theirs, sends: { decision: ['OK', 'NO'] } }, 'decision: NO may come in'],
    ['a meaning that is none of ours', [row('decision', 'maybe', 'M', 'in')], theirs, 'maybe is no code of ours'],
    ['two of theirs folded into one', [row('decision', 'granted', 'YES', 'in')], theirs, 'granted has two partners'],
    ['one of theirs with two meanings', [row('decision', 'denied', 'OK', 'in')], theirs, 'OK stands twice'],
  ])('finds %s', (_name, rows, words, fault) => {
    expect(lintCodes(new CodeTable([...codes.rows, ...rows]), words, ours)).toContainEqual(expect.stringContaining(fault));
  });

  it('lets several of theirs fold into one of ours where the rows say which is the default', () => {
    const rows = [row('decision', 'granted', 'OK', 'in', 'default'), row('decision', 'granted', 'YES', 'in', 'folds into default')];
    expect(lintCodes(new CodeTable(rows), theirs, ours)).toEqual([]);
  });
});

function withField(index: number, change: object): Mapping {
  return { ...mapping, fields: mapping.fields.map((field, at) => (at === index ? { ...field, ...change } : field)) };
}

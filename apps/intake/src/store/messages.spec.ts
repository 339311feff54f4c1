import { describe, expect, it } from '@jest/globals';
import { BureauOrder, CaseMessage } from '@yimen/contracts';
import type { CaseEvent } from '@yimen/domain-cases';
import type { IntakeCommit, IntakeEvent } from './intake-journal.ts';
import { messagesOf } from './messages.ts';

const number = '310101018000202611240000013';
const sealed = 's1.AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB';

const commitOf = (events: readonly IntakeEvent[], stream = `intake/${number}`): IntakeCommit => ({
  _id: `${stream}/0000000002`,
  stream,
  seq: 2,
  at: 1_795_485_600_000,
  keys: ['c001/key'],
  causes: [{ key: 'c001/key', type: 'accept', by: { id: 'c001', trace: '00-trace' }, bodyHash: 'x' }],
  events,
  prev: '0',
  hash: '1',
  published: false,
});

const accepted: CaseEvent = {
  type: 'caseAccepted',
  by: { id: 'c001', centre: '310101018' },
  centre: '310101018',
  acceptedOn: '2026-11-24',
  document: { kind: 'acceptance', template: 'acceptance@1', hash: 'a'.repeat(64), sealed },
};
const ordered: CaseEvent = {
  type: 'bureauOrdered',
  system: 'insurance',
  bureau: 'yibao',
  exchangeKey: `${number}/2`,
  item: { code: 'remote-care-register', handlingCode: '11310000XNJG00046A200200360050101', version: 1, situation: 'self' },
  centre: '310101018',
  receivedOn: '2026-11-24',
  acceptedOn: '2026-11-24',
  files: [],
  content: sealed,
};

describe('messagesOf', () => {
  const messages = messagesOf(commitOf([accepted, ordered]), () => '310101018');

  it('tells each event once, and sends an order to its system besides, under one id an event', () => {
    expect(messages.map(({ subject, id }) => [subject, id])).toEqual([
      [`intake.case.accepted.310101018.${number}`, `intake/${number}/2/0`],
      [`intake.case.bureau-ordered.310101018.${number}`, `intake/${number}/2/1`],
      [`bureaus.command.submit.insurance.${number}`, `intake/${number}/2/1`],
    ]);
  });

  it('says what the contracts promise', () => {
    expect(CaseMessage.parse(messages[0]?.body)).toMatchObject({ type: 'caseAccepted', trace: '00-trace', seq: 2 });
    expect(BureauOrder.parse(messages[2]?.body)).toMatchObject({ type: 'bureauOrdered', data: { exchangeKey: `${number}/2` } });
  });

  it('asks a system to cancel on its own subject', () => {
    const cancel: CaseEvent = {
      type: 'cancelOrdered',
      system: 'insurance',
      bureau: 'yibao',
      exchangeKey: `${number}/2`,
      reason: 'withdrawn',
    };
    const [, order] = messagesOf(commitOf([cancel]), () => '310101018');
    expect(order?.subject).toBe(`bureaus.command.cancel.insurance.${number}`);
    expect(BureauOrder.parse(order?.body)).toMatchObject({ type: 'cancelOrdered' });
  });

  it('keeps openings of cases in the house', () => {
    const line: IntakeEvent = { type: 'caseOpened', case: number, by: 'c001', what: 'case', at: 1 };
    expect(messagesOf(commitOf([line], 'intake/access/310101018/2026-11-24'), () => 'x')).toEqual([]);
  });
});

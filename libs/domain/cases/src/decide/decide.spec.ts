import { describe, expect, it } from '@jest/globals';
import { accept } from './accept.ts';
import { addMaterial } from './add-material.ts';
import { close, deliver } from './close.ts';
import { refuseCase, voidCase, withdraw } from './end.ts';
import { linkTicket, note } from './keep.ts';
import { recordAnswer, recordReport } from './outcome.ts';
import type { Answer } from './outcome.ts';
import { receive } from './receive.ts';
import { holderOf } from '../custody.ts';
import { isRefusal } from '../refusal.ts';
import type { Case } from '../case.ts';
import type { Decided } from './context.ts';
import {
  after,
  allChecks,
  centre,
  contextOf,
  documentOf,
  fileOf,
  number,
  openLine,
  receiveCommand,
  receivedCase,
} from '../sample-case.fake.ts';

const codeOf = (decided: Decided): string => (isRefusal(decided) ? decided.refused.code : decided.map((event) => event.type).join(' '));
const content = 's1.AAAAAAAAAAAAAAAA.CCCCCCCCCCCCCCCCCCCCCC';
const fine = { missingFields: [], unmetRules: [], empowered: true };
const order = { document: documentOf('acceptance'), order: { content, statutoryUntil: '2026-12-01' } };
const complete = receivedCase({}, { checklist: [{ ...openLine, state: 'handedIn', by: 'original-seen' }] });
const accepted = after(complete, accept(complete, order, fine, contextOf('clerk', complete)), contextOf('clerk', complete));
const granted: Answer = {
  exchangeKey: `${number}/2`,
  system: 'insurance',
  bureauRef: 'YB-1',
  outcome: 'granted',
  decidedAt: 1_795_485_800_000,
  by: 'system',
  results: [{ kind: 'entry', name: { zh: '异地就医备案记录', en: 'Record' }, number: 'YB-1' }],
};
const decide = (on: Case, answer: Partial<Answer> = {}): Case =>
  after(on, recordAnswer(on, { ...granted, ...answer }, contextOf('system', on)), contextOf('system', on));

describe('receive', () => {
  it('refuses an item that is not in force, not connected or not of this office', () => {
    const code = (checks: Partial<typeof allChecks>): string =>
      codeOf(receive(receiveCommand(), { ...allChecks, ...checks }, contextOf('clerk')));
    expect(code({ inForce: false, connected: false })).toBe('item-not-in-force');
    expect(code({ connected: false })).toBe('item-not-connected');
    expect(code({ competent: { offices: ['310104014'], power: 'receive' } })).toBe('office-not-competent');
  });

  it('refuses a file of no line, and a scanned line without a file', () => {
    const context = contextOf('clerk');
    expect(codeOf(receive(receiveCommand({ files: [fileOf('m-other')] }), allChecks, context))).toBe('material-unknown');
    const scanned = { ...openLine, state: 'handedIn', by: 'scan' } as const;
    expect(codeOf(receive(receiveCommand({ checklist: [scanned] }), allChecks, context))).toBe('file-missing');
  });

  it('never stops at an open line: a resident may always hand in', () => {
    const on = receivedCase();
    expect(on).toMatchObject({ state: 'RECEIVED', receivingCentre: centre, holdingCentre: centre, receivedOn: '2026-11-24', seq: 1 });
    expect(on.custody.map((station) => station.holder.kind)).toEqual(['resident', 'office']);
    expect(on.clocks).toMatchObject({ acceptance: { startedOn: '2026-11-24', limit: { n: 1 } } });
  });
});

describe('addMaterial', () => {
  it('refuses a paper that the checklist does not have, and a scan without a file', () => {
    const on = receivedCase();
    const context = contextOf('clerk', on);
    expect(codeOf(addMaterial(on, { material: 'm-other', how: 'original-seen', files: [] }, context))).toBe('material-unknown');
    expect(codeOf(addMaterial(on, { material: 'm-id-card', how: 'scan', files: [] }, context))).toBe('file-missing');
    expect(codeOf(addMaterial(on, { material: 'm-id-card', how: 'scan', files: [fileOf('m-x')] }, context))).toBe('material-unknown');
  });

  it('settles the line and keeps its scans', () => {
    const on = receivedCase();
    const context = contextOf('clerk', on);
    const next = after(on, addMaterial(on, { material: 'm-id-card', how: 'scan', files: [fileOf('m-id-card')] }, context), context);
    expect(next.checklist[0]).toMatchObject({ state: 'handedIn', by: 'scan', at: context.now });
    expect(next.files).toHaveLength(1);
  });
});

describe('accept', () => {
  it('refuses in the order of the specification: power, papers, form, rules', () => {
    const on = receivedCase();
    const context = contextOf('acceptor', on);
    const checks = { empowered: false, missingFields: ['place'], unmetRules: ['normal'] };
    expect(codeOf(accept(on, order, checks, context))).toBe('office-not-competent');
    expect(codeOf(accept(on, order, { ...checks, empowered: true }, context))).toBe('materials-open');
    expect(codeOf(accept(complete, order, { ...checks, empowered: true }, context))).toBe('form-incomplete');
    expect(codeOf(accept(complete, order, { ...fine, unmetRules: ['normal'] }, context))).toBe('not-eligible');
  });

  it('writes the order with the acceptance, keyed by case and seq', () => {
    expect(codeOf(accept(complete, order, fine, contextOf('clerk', complete)))).toBe('caseAccepted bureauOrdered');
    expect(accepted).toMatchObject({ state: 'ACCEPTED', accepted: { on: '2026-11-24' }, seq: 2 });
    expect(accepted.orders).toMatchObject([{ exchangeKey: `${number}/2`, system: 'insurance', state: 'ordered' }]);
    expect(accepted.clocks).toMatchObject({
      acceptance: { endedAt: accepted.since },
      promised: { limit: { n: 0 } },
      statutory: { limit: { n: 5 } },
    });
  });

  it('refuses a second acceptance', () => {
    expect(codeOf(accept(accepted, order, fine, contextOf('clerk', accepted)))).toBe('transition-not-allowed');
  });
});

describe('the bureau’s word', () => {
  it('acknowledged starts the review and puts the file into the bureau’s hands, once', () => {
    const context = contextOf('system', accepted);
    const report = { exchangeKey: `${number}/2`, system: 'insurance', state: 'acknowledged', bureauRef: 'YB-1' } as const;
    const review = after(accepted, recordReport(accepted, report, context), context);
    expect(review.state).toBe('REVIEW');
    expect(holderOf(review.custody)?.holder).toEqual({ kind: 'bureau', bureau: 'yibao' });
    expect(codeOf(recordReport(review, report, contextOf('system', review)))).toBe('exchangeReported');
  });

  it('waiting and parked are kept with why and until', () => {
    const context = contextOf('system', accepted);
    const report = { exchangeKey: `${number}/2`, system: 'insurance', state: 'waiting', why: 'office-hours', until: 9 } as const;
    expect(after(accepted, recordReport(accepted, report, context), context).orders).toMatchObject([
      { state: 'waiting', why: 'office-hours', until: 9 },
    ]);
  });

  it('an answer decides, also without an acknowledgement before', () => {
    const decided = decide(accepted);
    expect(decided).toMatchObject({ state: 'DECIDED', outcome: 'granted', decided: { bureau: 'yibao', bureauRef: 'YB-1' } });
    expect(decided.custody.map((station) => station.holder.kind)).toEqual(['resident', 'office', 'bureau', 'office']);
    expect(decided.clocks).toMatchObject({ promised: { endedAt: decided.since }, delivery: { limit: { n: 10 } } });
  });

  it('keeps an answer that decides nothing, with the reason', () => {
    expect(recordAnswer(accepted, { ...granted, outcome: 'denied' }, contextOf('system', accepted))).toMatchObject([
      { type: 'answerRecorded', used: false, whyNot: 'reason-required' },
    ]);
    const decided = decide(accepted);
    const second = decide(decided, { outcome: 'denied', reason: 'r-x' });
    expect(second).toMatchObject({
      state: 'DECIDED',
      outcome: 'granted',
      answers: [{ used: true }, { used: false, whyNot: 'transition-not-allowed' }],
    });
    expect(decide(accepted, { exchangeKey: `${number}/9` }).state).toBe('ACCEPTED');
  });

  it('does not decide while a deferred paper is overdue', () => {
    const overdue = { ...accepted, checklist: [{ ...openLine, state: 'deferred', dueOn: '2026-11-23' } as const] };
    expect(decide(overdue).answers).toMatchObject([{ used: false, whyNot: 'deferral-open' }]);
  });
});

describe('close and deliver', () => {
  it('refuses to close while an order is open, and without a result', () => {
    const decided = decide(accepted);
    const parked = { ...decided, orders: decided.orders.map((one) => ({ ...one, state: 'parked' as const })) };
    expect(codeOf(close(parked, contextOf('clerk', parked)))).toBe('exchange-open');
    const bare = decide(accepted, { results: [] });
    expect(codeOf(close(bare, contextOf('clerk', bare)))).toBe('result-not-registered');
    const denied = decide(accepted, { outcome: 'denied', reason: 'r-x', results: [] });
    expect(codeOf(close(denied, contextOf('clerk', denied)))).toBe('caseClosed');
  });

  it('hands over only after the receiver’s identity was checked', () => {
    const decided = decide(accepted);
    const closed = after(decided, close(decided, contextOf('clerk', decided)), contextOf('clerk', decided));
    const command = { receiver: 'applicant', identityChecked: false, document: documentOf('delivery') } as const;
    const context = contextOf('clerk', closed);
    expect(codeOf(deliver(closed, command, context))).toBe('identity-not-checked');
    const done = after(closed, deliver(closed, { ...command, identityChecked: true }, context), context);
    expect(done).toMatchObject({ state: 'DELIVERED', outcome: 'granted', delivered: { receiver: 'applicant' } });
    expect(holderOf(done.custody)?.holder.kind).toBe('resident');
    expect(Object.values(done.clocks).every((run) => run.endedAt !== undefined)).toBe(true);
  });
});

describe('refuse, withdraw and void', () => {
  const remedy = { zh: '到达年龄后再来', en: 'Come back at that age' };

  it('refuses with a remedy in words, and the refusal comes back to be handed over', () => {
    const on = receivedCase();
    const context = contextOf('acceptor', on);
    const command = { reason: 'r-age-not-met', remedy: { zh: ' ', en: 'x' }, document: documentOf('refusal') };
    expect(codeOf(refuseCase(on, command, context))).toBe('reason-required');
    const refused = after(on, refuseCase(on, { ...command, remedy }, context), context);
    expect(refused).toMatchObject({ state: 'REFUSED', outcome: 'refused', refusal: { remedy } });
    const again = contextOf('acceptor', refused);
    expect(codeOf(refuseCase(refused, { ...command, remedy }, again))).toBe('transition-not-allowed');
    expect(
      codeOf(
        deliver(refused, { receiver: 'applicant', identityChecked: true, document: documentOf('delivery') }, contextOf('clerk', refused)),
      ),
    ).toBe('resultDelivered');
  });

  it('withdraws before acceptance with the signed request, and asks the bureau first after it', () => {
    const on = receivedCase();
    const command = { document: documentOf('withdrawal'), request: fileOf('withdrawal-request') };
    expect(codeOf(withdraw(on, { document: command.document }, contextOf('clerk', on)))).toBe('signed-request-missing');
    expect(after(on, withdraw(on, command, contextOf('clerk', on)), contextOf('clerk', on))).toMatchObject({
      state: 'WITHDRAWN',
      outcome: 'withdrawn',
    });
    const context = contextOf('clerk', accepted);
    expect(codeOf(withdraw(accepted, command, context))).toBe('withdrawalAsked cancelOrdered');
    const asked = after(accepted, withdraw(accepted, command, context), context);
    expect(codeOf(withdraw(asked, command, contextOf('clerk', asked)))).toBe('withdrawal-asked-already');
    const cancelled = { exchangeKey: `${number}/2`, system: 'insurance', state: 'cancelled' } as const;
    expect(codeOf(recordReport(asked, cancelled, contextOf('system', asked)))).toBe('exchangeReported caseWithdrawn');
    expect(codeOf(recordReport(accepted, cancelled, contextOf('system', accepted)))).toBe('exchangeReported');
    expect(decide(asked).state).toBe('DECIDED');
  });

  it('strikes out only on the same business day, with nothing ordered', () => {
    const on = receivedCase();
    expect(codeOf(voidCase(on, 'duplicate', contextOf('supervisor', on, { today: '2026-11-25' })))).toBe('void-too-late');
    expect(codeOf(voidCase({ ...on, transfers: 1 }, 'duplicate', contextOf('supervisor', on)))).toBe('void-too-late');
    expect(codeOf(voidCase(on, 'duplicate', contextOf('clerk', on)))).toBe('not-permitted');
    expect(after(on, voidCase(on, 'duplicate', contextOf('supervisor', on)), contextOf('supervisor', on)).state).toBe('VOID');
  });
});

describe('note and linkTicket', () => {
  it('keep the state and add a line', () => {
    const on = receivedCase();
    const context = contextOf('clerk', on);
    expect(after(on, note(on, content, context), context)).toMatchObject({ state: 'RECEIVED', notes: [{ text: content }] });
    const link = { hall: centre, day: '2026-11-24', ticket: 't-1', number: 'A047', verified: true };
    expect(after(on, linkTicket(on, link, context), context).links).toEqual([link]);
    expect(codeOf(note(on, content, contextOf('reviewer', on)))).toBe('not-permitted');
  });
});

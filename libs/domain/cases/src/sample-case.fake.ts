import { evolve } from './evolve.ts';
import { isRefusal } from './refusal.ts';
import type { Actor, ActorKind } from './actor.ts';
import type { Case } from './case.ts';
import type { Context, Decided } from './decide/context.ts';
import type { CaseFile, ChecklistLine, IssuedDocument, PinnedItem } from './facts.ts';
import { receive } from './decide/receive.ts';
import type { ReceiveChecks, ReceiveCommand } from './decide/receive.ts';

export const centre = '310101018';
export const number = '310101018000202611240000012';
const sealed = 's1.AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBB';

export const item: PinnedItem = {
  code: 'remote-care-register',
  handlingCode: '11310000XNJG00046A200200360050101',
  version: 1,
  contentHash: 'c0ffee',
  names: { zh: '跨省异地就医登记备案', en: 'Registration for medical care in another province' },
  bureau: 'yibao',
  system: 'insurance',
  mode: 'direct',
  handling: 'instant',
  limits: {
    acceptance: { n: 1, unit: 'workingDay' },
    promised: { n: 0, unit: 'workingDay' },
    statutory: { n: 5, unit: 'workingDay' },
    supplement: { n: 15, unit: 'workingDay' },
    delivery: { n: 10, unit: 'workingDay' },
  },
  silenceAccepts: true,
  results: [{ kind: 'entry', names: { zh: '异地就医备案记录', en: 'Record' } }],
};

export const openLine: ChecklistLine = {
  material: 'm-id-card',
  names: { zh: '居民身份证', en: 'Identity card' },
  necessity: 'required',
  count: 1,
  state: 'open',
};

export function documentOf(kind: IssuedDocument['kind']): IssuedDocument {
  return { kind, template: `${kind}@1`, hash: 'a'.repeat(64), sealed };
}

export function fileOf(material: string, page = 1): CaseFile {
  return { sha256: 'f'.repeat(64), upload: `upload-${page}`, size: 1000, type: 'application/pdf', material, page, key: sealed };
}

export function receiveCommand(change: Partial<ReceiveCommand> = {}): ReceiveCommand {
  return {
    case: number,
    item,
    situation: 'self',
    personal: sealed,
    shown: sealed,
    checklist: [openLine],
    files: [],
    returnChannel: 'window',
    queryCode: 'keyed',
    document: documentOf('receipt'),
    ...change,
  };
}

export const allChecks: ReceiveChecks = { inForce: true, connected: true, competent: true };

export function actorOf(role: ActorKind, at: string | undefined = centre): Actor {
  return { id: `${role}-1`, roles: [role], centre: role === 'system' || role === 'clock' ? undefined : at };
}

/** A context of 24 November 2026, a Tuesday; seq and time go on with the case. */
export function contextOf(role: ActorKind, on?: Case, change: Partial<Context> = {}): Context {
  const actor = actorOf(role);
  return {
    now: 1_795_485_600_000 + (on?.seq ?? 0) * 60_000,
    today: '2026-11-24',
    seq: (on?.seq ?? 0) + 1,
    actor,
    doer: { id: actor.id, centre: actor.centre },
    ...change,
  };
}

/** The case after what was decided; throws when it was refused. */
export function after(on: Case | undefined, decided: Decided, context: Context): Case {
  if (isRefusal(decided)) throw new Error(`refused: ${decided.refused.code}`);
  const next = decided.reduce<Case | undefined>((now, event) => evolve(now, event, { seq: context.seq, at: context.now }), on);
  if (!next) throw new Error('no event');
  return next;
}

/** A received case, changed where a test wants it so. */
export function receivedCase(change: Partial<Case> = {}, command: Partial<ReceiveCommand> = {}): Case {
  const context = contextOf('clerk');
  return { ...after(undefined, receive(receiveCommand(command), allChecks, context), context), ...change };
}

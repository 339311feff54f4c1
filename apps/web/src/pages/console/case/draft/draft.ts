import type { FileRef, FormInput, Sha256 } from '@yimen/contracts';

/** The steps of opening a case, in their order; `receipt` is what follows when it is stored. */
export const steps = ['person', 'item', 'situation', 'materials', 'form', 'review'] as const;
export type Step = (typeof steps)[number];

export interface Scan extends FileRef {
  readonly size: number;
  readonly sha256: Sha256;
}

/** One settled line: scans in the order of their pages, or an original that was seen and given back. */
export type Settled = { readonly by: 'scan'; readonly scans: readonly Scan[] } | { readonly by: 'original-seen' };

/** The working paper of a case that does not exist yet. It lives in the tab until it is received or dropped. */
export interface CaseDraft {
  /** The ticket being served for which it was begun. */
  readonly ticket: string;
  readonly step: Step;
  readonly person: { readonly name: string; readonly idNumber: string; readonly phone: string };
  readonly item: string | undefined;
  readonly answers: Readonly<Record<string, string>>;
  readonly settled: Readonly<Record<string, Settled>>;
  readonly fields: Readonly<Record<string, FormInput>>;
  /** Key of the press that hands it in: made once, so that a repeat is the same case. */
  readonly receiveKey: string;
}

export type DraftAct =
  | { readonly do: 'go'; readonly step: Step }
  | { readonly do: 'person'; readonly person: Partial<CaseDraft['person']> }
  | { readonly do: 'item'; readonly item: string }
  | { readonly do: 'answer'; readonly question: string; readonly option: string; readonly later: readonly string[] }
  | { readonly do: 'scan'; readonly material: string; readonly scan: Scan }
  | { readonly do: 'see'; readonly material: string }
  | { readonly do: 'unsettle'; readonly material: string }
  | { readonly do: 'field'; readonly field: string; readonly value: FormInput | undefined }
  | { readonly do: 'new-key'; readonly key: string }
  | { readonly do: 'begin'; readonly draft: CaseDraft };

/** @param item the item of the ticket's matter, where the visitor already said it at the kiosk */
export function beginDraft(ticket: string, receiveKey: string, item?: string): CaseDraft {
  return {
    ticket,
    step: 'person',
    person: { name: '', idNumber: '', phone: '' },
    item,
    answers: {},
    settled: {},
    fields: {},
    receiveKey,
  };
}

/** The draft after one act. Another item drops what only the old one asked; another answer drops the answers that came after it. */
export function changeDraft(draft: CaseDraft, act: DraftAct): CaseDraft {
  switch (act.do) {
    case 'go':
      return { ...draft, step: act.step };
    case 'person':
      return { ...draft, person: { ...draft.person, ...act.person } };
    case 'item':
      return act.item === draft.item ? draft : { ...draft, item: act.item, answers: {}, settled: {}, fields: {} };
    case 'answer':
      return { ...draft, answers: { ...without(draft.answers, act.later), [act.question]: act.option } };
    case 'scan':
      return { ...draft, settled: { ...draft.settled, [act.material]: addScan(draft.settled[act.material], act.scan) } };
    case 'see':
      return { ...draft, settled: { ...draft.settled, [act.material]: { by: 'original-seen' } } };
    case 'unsettle':
      return { ...draft, settled: without(draft.settled, [act.material]) };
    case 'field':
      return { ...draft, fields: withValue(draft.fields, act.field, act.value) };
    case 'new-key':
      return { ...draft, receiveKey: act.key };
    case 'begin':
      return act.draft;
  }
}

function addScan(settled: Settled | undefined, scan: Scan): Settled {
  return { by: 'scan', scans: settled?.by === 'scan' ? [...settled.scans, scan] : [scan] };
}

function withValue(fields: CaseDraft['fields'], field: string, value: FormInput | undefined): CaseDraft['fields'] {
  return value === undefined || value === '' ? without(fields, [field]) : { ...fields, [field]: value };
}

function without<T>(record: Readonly<Record<string, T>>, keys: readonly string[]): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

import { answerFacts, checklistOf, evaluateForm, findSituation, judgeConditions } from '@yimen/domain-catalogue';
import type { ChecklistLine, Eligibility, Facts, FormState, Situation, SituationResult } from '@yimen/domain-catalogue';
import { isRefused, readIdentityNumber } from '@yimen/domain-identifiers';
import type { IdentityFault } from '@yimen/domain-identifiers';
import type { CaseDraft, Step } from './draft.ts';
import { steps } from './draft.ts';
import type { Guide } from './guide.ts';

export type PersonFault = 'name-missing' | 'phone-wrong' | IdentityFault;

/** A draft with everything that the rules say about it. Nothing of it is stored: it follows from draft, guide and day. */
export interface JudgedDraft {
  readonly personFaults: readonly PersonFault[];
  readonly situation: SituationResult | undefined;
  readonly found: Situation | undefined;
  readonly lines: readonly ChecklistLine[];
  /** Required lines that nobody has settled. */
  readonly openLines: number;
  readonly form: FormState | undefined;
  readonly eligibility: Eligibility | undefined;
  /** The furthest step that may be opened. Receiving never waits for papers or fields: only for person, item and situation. */
  readonly reach: Step;
  readonly canReceive: boolean;
}

/** @param today `YYYY-MM-DD` in the city */
export function judgeDraft(draft: CaseDraft, guide: Guide | undefined, today: string): JudgedDraft {
  const personFaults = faultsOf(draft.person, today);
  const situation = guide && findSituation(guide.finder, draft.answers);
  const found = situation?.kind === 'found' ? situation.situation : undefined;
  const lines = guide && found ? checklistOf(guide.content, found) : [];
  const facts = guide ? factsOf(draft, guide, today) : {};
  const form = guide && evaluateForm(guide.form, draft.fields, facts, today);
  const eligibility = guide && judgeConditions(guide.conditions, { facts: { ...facts, ...fieldFacts(form) }, today });
  const hasItem = guide?.connected ?? false;
  const reach: Step = personFaults.length > 0 ? 'person' : !hasItem ? 'item' : !found ? 'situation' : 'review';
  const openLines = lines.filter((line) => line.isAsked && line.necessity === 'required' && !draft.settled[line.material]).length;
  return {
    personFaults,
    situation,
    found,
    lines,
    openLines,
    form,
    eligibility,
    reach,
    canReceive: reach === 'review' && !form?.faults.length,
  };
}

/** Whether a step may be opened now. */
export function isReachable(step: Step, judged: JudgedDraft): boolean {
  return steps.indexOf(step) <= steps.indexOf(judged.reach);
}

function faultsOf(person: CaseDraft['person'], today: string): PersonFault[] {
  const number = readIdentityNumber(person.idNumber, today);
  return [
    ...(person.name.trim() === '' ? (['name-missing'] as const) : []),
    ...(isRefused(number) ? [number.refused] : []),
    ...(person.phone !== '' && !/^1[0-9]{10}$/.test(person.phone) ? (['phone-wrong'] as const) : []),
  ];
}

/** What is known of the applicant from the identity number, beside the answers. Everything else stays unknown. */
function factsOf(draft: CaseDraft, guide: Guide, today: string): Facts {
  const number = readIdentityNumber(draft.person.idNumber, today);
  const answers = answerFacts(guide.finder.questionnaire, draft.answers);
  return isRefused(number) ? answers : { ...answers, 'applicant.birthDate': number.birthDate };
}

function fieldFacts(form: FormState | undefined): Facts {
  return Object.fromEntries(Object.entries(form?.values ?? {}).map(([field, value]) => [`fields.${field}`, value]));
}

/** Values that the person step already knows, for fields that ask them again: the clerk types nothing twice. */
export function knownFields(draft: CaseDraft, guide: Guide): Readonly<Record<string, string>> {
  const sources: Record<string, string> = {
    'credential:id-card.name': draft.person.name,
    'credential:id-card.id_number': draft.person.idNumber.trim().toUpperCase(),
  };
  const entries = guide.content.fields.flatMap((field): [string, string][] => {
    const fromCard = field.prefill.map((source) =>
      source.kind === 'credential' ? sources[`credential:${source.type}.${source.claim}`] : undefined,
    );
    const value =
      fromCard.find((text) => text !== undefined && text !== '') ??
      (field.type === 'phone' && field.id === 'phone' ? draft.person.phone : undefined);
    return value ? [[field.id, value]] : [];
  });
  return Object.fromEntries(entries);
}

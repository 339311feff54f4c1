import { ErrorSummary, Field, useText } from '@yimen/ui';
import type { CaseDraft } from '../draft/draft.ts';
import { caseTexts } from '../case-texts.ts';
import type { PersonFault } from '../draft/judged-draft.ts';

const faultTexts = {
  'name-missing': ['case-name', 'nameMissing'],
  'phone-wrong': ['case-phone', 'phoneWrong'],
  'id-number-malformed': ['case-id', 'idMalformed'],
  'id-number-old-form': ['case-id', 'idOld'],
  'id-number-check-digit': ['case-id', 'idCheck'],
  'id-number-birth-date': ['case-id', 'idBirth'],
} as const satisfies Record<PersonFault, readonly [field: string, text: string]>;

interface PersonStepProps {
  readonly person: CaseDraft['person'];
  /** Shown only after the clerk asked to go on: nobody is told off while typing. */
  readonly faults: readonly PersonFault[];
  readonly onChange: (person: Partial<CaseDraft['person']>) => void;
}

/** Who the matter is for. */
export function PersonStep({ person, faults, onChange }: PersonStepProps) {
  const t = useText(caseTexts);
  const shown = faults.map((fault) => ({ field: faultTexts[fault][0], text: t(faultTexts[fault][1]) }));
  const errorOf = (field: string) => shown.find((fault) => fault.field === field)?.text;
  return (
    <section className="step person" aria-label={t('person')}>
      <h2>{t('whoComes')}</h2>
      <ErrorSummary title={t('mend')} faults={shown} />
      <Field
        id="case-name"
        label={t('name')}
        value={person.name}
        maxLength={100}
        autoFocus
        onChange={(name) => onChange({ name })}
        error={errorOf('case-name')}
      />
      <Field
        id="case-id"
        label={t('idNumber')}
        value={person.idNumber}
        maxLength={20}
        onChange={(idNumber) => onChange({ idNumber })}
        error={errorOf('case-id')}
      />
      <Field
        id="case-phone"
        label={t('phone')}
        value={person.phone}
        maxLength={11}
        type="tel"
        onChange={(phone) => onChange({ phone: phone.replace(/\D/g, '') })}
        error={errorOf('case-phone')}
      />
    </section>
  );
}

import type { Field as FormField } from '@yimen/domain-catalogue';
import type { FormInput } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import type { CaseDraft } from '../draft/draft.ts';
import { caseTexts } from '../case-texts.ts';
import { FormInputs } from '../form/form-inputs.tsx';
import type { Guide } from '../draft/guide.ts';
import type { JudgedDraft } from '../draft/judged-draft.ts';

export interface District {
  readonly code: string;
  readonly names: { readonly zh: string; readonly en: string };
}

interface FormStepProps {
  readonly guide: Guide;
  readonly fields: CaseDraft['fields'];
  readonly judged: JudgedDraft;
  readonly districts: readonly District[];
  readonly onField: (field: string, value: FormInput | undefined) => void;
}

/** The form of the item. A field that the situation hides is not drawn; an empty one never stops receiving. */
export function FormStep({ guide, fields, judged, districts, onField }: FormStepProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const shown = guide.content.fields.filter((field) => judged.form?.visible[field.id] !== 'unmet');
  const wrong = new Set(judged.form?.faults.map((fault) => fault.field));
  const labelOf = (field: FormField) => (language === 'en' ? field.label.en : field.label.zh);
  if (shown.length === 0) return <p className="step">{t('noForm')}</p>;
  return (
    <section className="step form" aria-label={t('form')}>
      {shown.map((field) => (
        <FormInputs
          key={field.id}
          field={field}
          value={fields[field.id]}
          districts={districts}
          error={wrong.has(field.id) ? t('fieldWrong', { label: labelOf(field) }) : undefined}
          onChange={(value) => onField(field.id, value)}
        />
      ))}
    </section>
  );
}

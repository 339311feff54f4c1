import { useLanguage, useText } from '@yimen/ui';
import type { Field as FormField } from '@yimen/domain-catalogue';
import type { FormInput } from '@yimen/contracts';
import { caseTexts } from '../case-texts.ts';
import type { CaseDraft } from '../draft/draft.ts';
import type { District } from './form-step.tsx';
import type { Guide } from '../draft/guide.ts';
import type { JudgedDraft } from '../draft/judged-draft.ts';
import { valueText } from '../form/value-text.ts';

interface ReviewStepProps {
  readonly draft: CaseDraft;
  readonly guide: Guide;
  readonly judged: JudgedDraft;
  readonly districts: readonly District[];
  /** Why the last press was refused. */
  readonly refusal?: string | undefined;
}

/** Everything that will be stored, to be read together with the resident. */
export function ReviewStep({ draft, guide, judged, districts, refusal }: ReviewStepProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const word = (texts: { zh: string; en: string }) => (language === 'en' ? texts.en : texts.zh);
  const shown = guide.content.fields.filter((field) => judged.form?.visible[field.id] !== 'unmet');
  const textOf = (field: FormField, value: FormInput | undefined) =>
    value === undefined ? '—' : valueText(field, value, { word, districts, yes: t('yes'), no: t('no') });
  return (
    <section className="step review" aria-label={t('review')}>
      <h2>{t('checkAll')}</h2>
      {refusal !== undefined && (
        <p className="refusal" role="alert">
          {refusal}
        </p>
      )}
      <dl>
        <dt>{t('name')}</dt>
        <dd>{draft.person.name}</dd>
        <dt>{t('idNumber')}</dt>
        <dd>{draft.person.idNumber.toUpperCase()}</dd>
        {judged.found && <dt>{t('situation')}</dt>}
        {judged.found && <dd>{word(judged.found.names)}</dd>}
        {shown.map((field) => (
          <div key={field.id} className="pair">
            <dt>{word(field.label)}</dt>
            <dd data-missing={judged.form?.missing.includes(field.id) || undefined}>{textOf(field, draft.fields[field.id])}</dd>
          </div>
        ))}
      </dl>
      <Conditions guide={guide} judged={judged} word={word} />
    </section>
  );
}

/** What the rules say, met ones last: an unmet one never stops receiving. */
function Conditions({
  guide,
  judged,
  word,
}: Pick<ReviewStepProps, 'guide' | 'judged'> & { readonly word: (texts: { zh: string; en: string }) => string }) {
  const t = useText(caseTexts);
  const verdicts = judged.eligibility?.conditions ?? [];
  if (verdicts.length === 0) return null;
  const keys = { met: 'conditionMet', unmet: 'conditionUnmet', unknown: 'conditionUnknown' } as const;
  return (
    <ul className="conditions" aria-label={t('conditions')}>
      {verdicts.map((verdict) => {
        const condition = guide.content.conditions.find((one) => one.id === verdict.id);
        return (
          <li key={verdict.id} data-outcome={verdict.outcome}>
            {t(keys[verdict.outcome], { text: condition ? word(condition.text) : verdict.id })}
          </li>
        );
      })}
    </ul>
  );
}

import { Field, useLanguage, useText } from '@yimen/ui';
import { caseTexts } from '../case-texts.ts';
import type { InputProps } from './form-inputs.tsx';

/** District from the city's list, the rest in words. */
export function AddressInput({ field, value, districts, error, onChange }: InputProps) {
  const t = useText(caseTexts);
  const language = useLanguage();
  const word = (texts: { zh: string; en: string }) => (language === 'en' ? texts.en : texts.zh);
  const known = isAddress(value) ? value : { district: '', detail: '' };
  function change(part: Partial<typeof known>) {
    const next = { ...known, ...part };
    onChange(next.district === '' && next.detail === '' ? undefined : next);
  }
  return (
    <fieldset className="address">
      <legend>{word(field.label)}</legend>
      <label>
        {t('district')}
        <select id={`field-${field.id}`} value={known.district} onChange={(event) => change({ district: event.target.value })}>
          <option value="">{t('choose')}</option>
          {districts.map((district) => (
            <option key={district.code} value={district.code}>
              {word(district.names)}
            </option>
          ))}
        </select>
      </label>
      <Field label={t('detail')} value={known.detail} maxLength={200} onChange={(detail) => change({ detail })} error={error} />
    </fieldset>
  );
}

function isAddress(value: unknown): value is { district: string; detail: string } {
  return typeof value === 'object' && value !== null && 'district' in value && 'detail' in value;
}

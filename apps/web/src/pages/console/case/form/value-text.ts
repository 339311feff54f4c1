import type { FormInput } from '@yimen/contracts';
import type { Field } from '@yimen/domain-catalogue';
import type { District } from '../steps/form-step.tsx';

interface Words {
  readonly word: (texts: { readonly zh: string; readonly en: string }) => string;
  readonly districts: readonly District[];
  readonly yes: string;
  readonly no: string;
}

/** A form value as a person reads it: names instead of codes, yuan instead of fen. */
export function valueText(field: Field, value: FormInput, words: Words): string {
  if (Array.isArray(value)) return value.map((one) => valueText(field, one, words)).join('、');
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'number') return field.type === 'moneyFen' ? (value / 100).toFixed(2) : String(value);
  if (typeof value === 'string') {
    const option = field.options.find((one) => one.code === value);
    return option ? words.word(option.names) : value;
  }
  return Object.entries(value)
    .map(([key, part]) => (typeof part !== 'string' ? '' : key === 'district' ? districtName(part, words) : part))
    .filter((part) => part !== '')
    .join(' ');
}

function districtName(code: string, { districts, word }: Words): string {
  const district = districts.find((one) => one.code === code);
  return district ? word(district.names) : code;
}

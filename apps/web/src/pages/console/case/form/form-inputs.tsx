import type { FormInput } from '@yimen/contracts';
import type { Field as FormField } from '@yimen/domain-catalogue';
import { Choice, ChoiceMany, Field, useLanguage, useText } from '@yimen/ui';
import type { ReactNode } from 'react';
import { AddressInput } from './address-input.tsx';
import { caseTexts } from '../case-texts.ts';
import type { District } from '../steps/form-step.tsx';
import { GroupInput } from './group-input.tsx';

export interface InputProps {
  readonly field: FormField;
  readonly value: FormInput | undefined;
  readonly districts: readonly District[];
  readonly error?: string | undefined;
  readonly onChange: (value: FormInput | undefined) => void;
}

/** How many options are still better as buttons than as a list. */
const mostButtons = 5;

/** The control of a form field by its type: the table of spec/intake.md 2.5. */
export function FormInputs(props: InputProps): ReactNode {
  switch (props.field.type) {
    case 'choice':
      return <ChoiceInput {...props} />;
    case 'multiChoice':
      return <ManyInput {...props} />;
    case 'boolean':
      return <YesNoInput {...props} />;
    case 'integer':
      return <NumberInput {...props} factor={1} />;
    case 'moneyFen':
      return <NumberInput {...props} factor={100} />;
    case 'address':
      return <AddressInput {...props} />;
    case 'group':
    case 'person':
      return <GroupInput {...props} />;
    case 'file':
      return null; // papers are scanned on the checklist
    default:
      return <TextInput {...props} />;
  }
}

function useWords(field: FormField) {
  const language = useLanguage();
  const word = (texts: { zh: string; en: string }) => (language === 'en' ? texts.en : texts.zh);
  return { label: word(field.label), help: field.help && word(field.help), word };
}

function TextInput({ field, value, error, onChange }: InputProps) {
  const { label, help } = useWords(field);
  return (
    <Field
      id={`field-${field.id}`}
      label={label}
      value={typeof value === 'string' ? value : ''}
      onChange={onChange}
      type={field.type === 'date' ? 'date' : field.type === 'phone' ? 'tel' : 'text'}
      maxLength={field.constraints.maxLength ?? 200}
      error={error}
      {...(help ? { help } : {})}
    />
  );
}

/** Whole numbers, and money in yuan with two decimals that travels in fen. */
function NumberInput({ field, value, error, onChange, factor }: InputProps & { readonly factor: 1 | 100 }) {
  const { label, help } = useWords(field);
  const text = typeof value === 'number' ? (value / factor).toFixed(factor === 100 ? 2 : 0) : typeof value === 'string' ? value : '';
  return (
    <Field
      id={`field-${field.id}`}
      label={label}
      value={text}
      inputMode="numeric"
      maxLength={16}
      error={error}
      {...(help ? { help } : {})}
      onChange={(typed) => onChange(numberOf(typed, factor))}
    />
  );
}

/** What was typed, as a number if it is one; otherwise as it stands, so that the rules can say what is wrong with it. */
function numberOf(typed: string, factor: 1 | 100): FormInput | undefined {
  if (typed.trim() === '') return undefined;
  const shape = factor === 100 ? /^\d{1,12}(\.\d{2})?$/ : /^\d{1,15}$/;
  return shape.test(typed) ? Math.round(Number(typed) * factor) : typed;
}

function ChoiceInput({ field, value, error, onChange }: InputProps) {
  const { label, word } = useWords(field);
  const options = field.options.map((option) => ({ value: option.code, text: word(option.names) }));
  return (
    <div className="choice-field">
      <Choice
        label={label}
        layout={options.length <= mostButtons ? 'row' : 'pairs'}
        options={options}
        value={typeof value === 'string' ? value : undefined}
        onChange={onChange}
      />
      {error && <p className="error">{error}</p>}
    </div>
  );
}

function ManyInput({ field, value, error, onChange }: InputProps) {
  const { label, word } = useWords(field);
  const options = field.options.map((option) => ({ value: option.code, text: word(option.names) }));
  const values = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
  return (
    <div className="choice-field">
      <ChoiceMany
        label={label}
        layout="pairs"
        options={options}
        values={values}
        onChange={(chosen) => onChange(chosen.length > 0 ? chosen : undefined)}
      />
      {error && <p className="error">{error}</p>}
    </div>
  );
}

function YesNoInput({ field, value, onChange }: InputProps) {
  const t = useText(caseTexts);
  const { label } = useWords(field);
  const options = [
    { value: 'yes', text: t('yes') },
    { value: 'no', text: t('no') },
  ];
  const chosen = value === true ? 'yes' : value === false ? 'no' : undefined;
  return <Choice label={label} layout="row" options={options} value={chosen} onChange={(next) => onChange(next === 'yes')} />;
}

import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField, CheckboxGroup, Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';

export interface ChoiceOption<Value extends string = string> {
  readonly value: Value;
  readonly text: ReactNode;
  /** Why it cannot be chosen now; it stays in the list. */
  readonly closed?: string;
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceOption<Value>[];
  readonly name?: string;
  /** Two columns where there is room, or as many equal ones as there are options. */
  readonly layout?: 'stack' | 'pairs' | 'row';
  /** The label is said but not shown. */
  readonly labelHidden?: boolean;
}

interface ChooseOne<Value extends string> extends ChoiceProps<Value> {
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
}

/** Framed radios. Chosen = filled. Arrows move and choose. */
export function Choice<Value extends string>({ label, options, value, onChange, layout = 'stack', labelHidden, name }: ChooseOne<Value>) {
  return (
    <RadioGroup
      className="ym-choice"
      data-layout={layout}
      value={value ?? null}
      {...(name ? { name } : {})}
      onChange={(chosen) => onChange(chosen as Value)}
    >
      <Label className={labelHidden ? 'fold-away' : ''}>{label}</Label>
      <div className="options">
        {options.map((option) => (
          <RadioField key={option.value} value={option.value} className="ym-option-field" isDisabled={option.closed !== undefined}>
            <RadioButton className="ym-option">
              <i className="dot" aria-hidden="true" />
              <OptionText {...option} />
            </RadioButton>
          </RadioField>
        ))}
      </div>
    </RadioGroup>
  );
}

interface ChooseMany<Value extends string> extends ChoiceProps<Value> {
  readonly values: readonly Value[];
  readonly onChange: (values: Value[]) => void;
}

/** Framed checks: any number of them. Space toggles. */
export function ChoiceMany<Value extends string>({ label, options, values, onChange, layout = 'stack', labelHidden }: ChooseMany<Value>) {
  return (
    <CheckboxGroup className="ym-choice" data-layout={layout} value={[...values]} onChange={(chosen) => onChange(chosen as Value[])}>
      <Label className={labelHidden ? 'fold-away' : ''}>{label}</Label>
      <div className="options">
        {options.map((option) => (
          <CheckboxField key={option.value} value={option.value} className="ym-option-field" isDisabled={option.closed !== undefined}>
            <CheckboxButton className="ym-option">
              <i className="tick" aria-hidden="true" />
              <OptionText {...option} />
            </CheckboxButton>
          </CheckboxField>
        ))}
      </div>
    </CheckboxGroup>
  );
}

function OptionText({ text, closed }: Pick<ChoiceOption, 'text' | 'closed'>) {
  return (
    <span>
      {text}
      {closed !== undefined && <small>{closed}</small>}
    </span>
  );
}

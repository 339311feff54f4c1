import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly id?: string;
  readonly name?: string;
  readonly help?: ReactNode;
  /** Late shape and sentence at the place; the input is described by it. */
  readonly error?: string | undefined;
  /** Where a prefilled value comes from: `数据核验：市社保中心`. */
  readonly source?: string;
  /** Filled by us and not to be changed here. */
  readonly locked?: boolean;
  readonly type?: 'text' | 'tel' | 'password' | 'search' | 'date';
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'search';
  readonly autoComplete?: string;
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  /** Esc gives back what was there when the field got the focus; the page keeps that value. */
  readonly onEscape?: () => void;
}

/** Label above, help and error below. */
export function Field({ label, help, error, source, locked = false, onEscape, required = false, inputMode, ...input }: FieldProps) {
  const { id, name, value, onChange, type = 'text', autoComplete, maxLength, autoFocus } = input;
  return (
    <TextField
      className="ym-field"
      data-source={source ? true : undefined}
      value={value}
      onChange={onChange}
      type={type}
      isReadOnly={locked}
      isInvalid={error !== undefined}
      isRequired={required}
      validationBehavior="aria"
      {...definedOf({ id, name, inputMode, autoComplete, maxLength, autoFocus })}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEscape?.();
      }}
    >
      <Label>{label}</Label>
      <Input />
      {error !== undefined && <FieldError>{error}</FieldError>}
      {source !== undefined && <span className="source">{source}</span>}
      {help !== undefined && <Text slot="description">{help}</Text>}
    </TextField>
  );
}

/** Leaves out what is undefined: react-aria tells "absent" from "undefined". */
function definedOf<T extends object>(values: T): Partial<{ [K in keyof T]: Exclude<T[K], undefined> }> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<{
    [K in keyof T]: Exclude<T[K], undefined>;
  }>;
}

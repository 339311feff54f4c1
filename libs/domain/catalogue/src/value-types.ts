import { z } from 'zod';

/** Types of form fields and of declared facts. */
export const ValueType = z.enum([
  'text',
  'longText',
  'integer',
  'moneyFen',
  'date',
  'boolean',
  'choice',
  'multiChoice',
  'idNumber',
  'creditCode',
  'phone',
  'bankCard',
  'address',
  'region',
  'person',
  'group',
  'file',
]);
export type ValueType = z.infer<typeof ValueType>;

/** An address as the rules see it: only its district counts, the rest is for people. */
export interface AddressValue {
  readonly district: string;
  readonly township?: string | undefined;
  readonly detail?: string | undefined;
}

/** What a fact may hold. `null` says "known to be absent"; a fact that is not there at all is unknown. */
export type FactValue = string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>> | AddressValue;

/** Facts by name, e.g. `applicant.birthDate`, `answers.who`, `fields.reason`. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

/** What a rule may know of a fact before it runs. */
export interface FactDeclaration {
  readonly type: ValueType;
  /** Codes that a choice may take. */
  readonly options?: readonly string[] | undefined;
}
export type FactDeclarations = ReadonlyMap<string, FactDeclaration>;

/** What operators see of a type. */
export type ValueKind = 'text' | 'number' | 'date' | 'boolean' | 'list' | 'address' | 'record';

export const kindOf: Readonly<Record<ValueType, ValueKind>> = {
  text: 'text',
  longText: 'text',
  integer: 'number',
  moneyFen: 'number',
  date: 'date',
  boolean: 'boolean',
  choice: 'text',
  multiChoice: 'list',
  idNumber: 'text',
  creditCode: 'text',
  phone: 'text',
  bankCard: 'text',
  address: 'address',
  region: 'text',
  person: 'record',
  group: 'list',
  file: 'list',
};

import type { FactDeclarations, Facts, FactValue, ValueKind } from '../value-types.ts';
import { kindOf } from '../value-types.ts';
import { ageOn, daysBetween } from './dates.ts';
import type { RuleFault } from './rule.ts';
import { ruleFault } from './rule.ts';

/** Facts and the day on which a rule is asked. */
export interface Circumstances {
  readonly facts: Facts;
  /** `YYYY-MM-DD` in the city. */
  readonly today: string;
}

/** A value of a rule: what it is, or `undefined` with the facts that are missing. `null` is known to be absent. */
export interface CompiledValue {
  readonly kind: ValueKind;
  /** The fact that it rests on, if any; a literal has none. */
  readonly fact?: string;
  readonly options?: readonly string[] | undefined;
  readonly read: (circumstances: Circumstances) => FactValue | undefined;
}

/** Whether a value at run time is of its kind. A fact of another type counts as not known: nobody guesses. */
const isOfKind: Readonly<Record<ValueKind, (value: FactValue) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value),
  boolean: (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value),
  address: (value) => typeof value === 'object' && value !== null && 'district' in value && typeof value.district === 'string',
  record: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

interface ValueOperator {
  readonly from: ValueKind;
  readonly to: ValueKind;
  readonly apply: (value: never, today: string) => FactValue;
}

/** Operators that give a value: what they take, what they give. */
const valueOperators: Readonly<Record<string, ValueOperator>> = {
  age: { from: 'date', to: 'number', apply: (birth: string, today) => ageOn(birth, today) },
  daysSince: { from: 'date', to: 'number', apply: (date: string, today) => daysBetween(date, today) },
  districtOf: { from: 'address', to: 'text', apply: (address: { district: string }) => address.district },
  count: { from: 'list', to: 'number', apply: (list: readonly unknown[]) => list.length },
};

/** Compiles the name of a fact, or one of age, daysSince, districtOf, count over a fact. */
export function compileValue(part: unknown, declared: FactDeclarations, at: readonly number[]): CompiledValue | RuleFault {
  if (Array.isArray(part)) return compileOperator(part as readonly unknown[], declared, at);
  const declaration = typeof part === 'string' ? declared.get(part) : undefined;
  if (typeof part !== 'string' || !declaration) return ruleFault(at, 'fact', part);
  const kind = kindOf[declaration.type];
  return { kind, fact: part, options: declaration.options, read: ({ facts }) => readFact(facts, part, kind) };
}

function readFact(facts: Facts, name: string, kind: ValueKind): FactValue | undefined {
  const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
  return value === undefined || value === null || isOfKind[kind](value) ? value : undefined;
}

function compileOperator(part: readonly unknown[], declared: FactDeclarations, at: readonly number[]): CompiledValue | RuleFault {
  const [name, operand, ...rest] = part;
  const operator = typeof name === 'string' && Object.hasOwn(valueOperators, name) ? valueOperators[name] : undefined;
  if (!operator) return ruleFault(at, 'operator', name);
  if (operand === undefined || rest.length > 0) return ruleFault(at, 'arity', part);
  const inner = compileValue(operand, declared, [...at, 1]);
  if ('problem' in inner) return inner;
  if (inner.kind !== operator.from) return ruleFault([...at, 1], 'type', operand);
  const read = (circumstances: Circumstances): FactValue | undefined => {
    const value = inner.read(circumstances);
    return value === undefined || value === null ? value : operator.apply(value as never, circumstances.today);
  };
  return { kind: operator.to, read, ...(inner.fact === undefined ? {} : { fact: inner.fact }) };
}

/** Compiles the right-hand side of a comparison: a literal of the same kind, a fact (a text with a dot) or a value operator. */
export function compileOther(
  part: unknown,
  left: CompiledValue,
  declared: FactDeclarations,
  at: readonly number[],
): CompiledValue | RuleFault {
  if (Array.isArray(part) || (typeof part === 'string' && part.includes('.'))) {
    const right = compileValue(part, declared, at);
    return 'problem' in right || right.kind === left.kind ? right : ruleFault(at, 'type', part);
  }
  return literalFault(part, left, at) ?? { kind: left.kind, read: () => part as FactValue };
}

/** What is wrong with a literal beside a value of this kind and these options. */
export function literalFault(part: unknown, beside: CompiledValue, at: readonly number[]): RuleFault | undefined {
  const isScalar = typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean';
  if (!isScalar || !isOfKind[beside.kind](part)) return ruleFault(at, 'type', part);
  if (beside.options && !beside.options.includes(String(part))) return ruleFault(at, 'option', part);
  return undefined;
}

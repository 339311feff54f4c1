import { isPatternName, namedPatterns } from '../named-patterns.ts';
import type { FactDeclarations, FactValue } from '../value-types.ts';
import { measureRule } from './measure.ts';
import type { RuleFault, Verdict } from './rule.ts';
import { met, ruleFault, unknownFor, unmet } from './rule.ts';
import type { Circumstances, CompiledValue } from './values.ts';
import { compileOther, compileValue, literalFault } from './values.ts';

/** A rule ready to be asked. Pure: the same in browser and server. */
export interface CompiledRule {
  /** Facts that the rule names. */
  readonly facts: readonly string[];
  readonly ask: (circumstances: Circumstances) => Verdict;
}

type Ask = CompiledRule['ask'];

interface Compiler {
  readonly declared: FactDeclarations;
  readonly used: Set<string>;
  readonly faults: RuleFault[];
}

type Compile = (operands: readonly unknown[], at: readonly number[], compiler: Compiler) => Ask;

const orderedKinds = ['number', 'date'];
const scalarKinds = ['text', 'number', 'date', 'boolean'];

/** Operators that give a verdict. Together with the value operators this is the closed set of the language. */
const operators: Readonly<Record<string, Compile>> = {
  all: (operands, at, compiler) => combine(operands, at, compiler, 'unmet'),
  any: (operands, at, compiler) => combine(operands, at, compiler, 'met'),
  not: compileNot,
  eq: comparison(scalarKinds, (left, right) => left === right),
  ne: comparison(scalarKinds, (left, right) => left !== right, met),
  gt: comparison(orderedKinds, (left, right) => left > right),
  gte: comparison(orderedKinds, (left, right) => left >= right),
  lt: comparison(orderedKinds, (left, right) => left < right),
  lte: comparison(orderedKinds, (left, right) => left <= right),
  in: compileIn,
  exists: compileExists,
  matches: compileMatches,
};

/**
 * Compiles a rule against the declared facts.
 * @returns the compiled rule, or every fault that it has
 */
export function compileRule(rule: unknown, declared: FactDeclarations): CompiledRule | readonly RuleFault[] {
  const tooLarge = measureRule(rule);
  if (tooLarge) return [tooLarge];
  const compiler: Compiler = { declared, used: new Set(), faults: [] };
  const ask = compilePart(rule, [], compiler);
  return compiler.faults.length > 0 ? compiler.faults : { facts: [...compiler.used], ask };
}

/** Whether a compilation ended in faults. */
export function hasFaults(result: object): result is readonly RuleFault[] {
  return Array.isArray(result);
}

function compilePart(part: unknown, at: readonly number[], compiler: Compiler): Ask {
  if (!Array.isArray(part) || part.length === 0) return fail(compiler, ruleFault(at, 'shape', part));
  const [name, ...operands] = part as readonly unknown[];
  const compile = typeof name === 'string' && Object.hasOwn(operators, name) ? operators[name] : undefined;
  return compile ? compile(operands, at, compiler) : fail(compiler, ruleFault(at, 'operator', name));
}

/** `all` is decided by one unmet part, `any` by one met part; without that, one unknown part makes it unknown. */
function combine(operands: readonly unknown[], at: readonly number[], compiler: Compiler, decider: 'met' | 'unmet'): Ask {
  const asks = operands.map((operand, i) => compilePart(operand, [...at, i + 1], compiler));
  return (circumstances) => {
    const missing: string[] = [];
    for (const ask of asks) {
      const verdict = ask(circumstances);
      if (verdict.outcome === decider) return verdict;
      missing.push(...verdict.missing);
    }
    if (missing.length > 0) return unknownFor(missing);
    return decider === 'unmet' ? met : unmet;
  };
}

function compileNot(operands: readonly unknown[], at: readonly number[], compiler: Compiler): Ask {
  if (operands.length !== 1) return fail(compiler, ruleFault(at, 'arity', ['not', ...operands]));
  const ask = compilePart(operands[0], [...at, 1], compiler);
  return (circumstances) => {
    const verdict = ask(circumstances);
    if (verdict.outcome === 'unknown') return verdict;
    return verdict.outcome === 'met' ? unmet : met;
  };
}

type Scalar = string | number | boolean;

/** `whenAbsent`: what it says of a value that is known to be absent; such a value equals nothing and is before or after nothing. */
function comparison(kinds: readonly string[], holds: (left: Scalar, right: Scalar) => boolean, whenAbsent = unmet): Compile {
  return (operands, at, compiler) => {
    const left = valueOf(operands, at, compiler, 2, kinds);
    const right = left && use(compiler, compileOther(operands[1], left, compiler.declared, [...at, 2]));
    if (!left || !right) return never;
    return (circumstances) => {
      const [a, b] = [left.read(circumstances), right.read(circumstances)];
      if (a === undefined || b === undefined)
        return unknownFor(namesOf(a === undefined ? (b === undefined ? [left, right] : [left]) : [right]));
      return a === null || b === null ? whenAbsent : judge(holds(a as Scalar, b as Scalar));
    };
  };
}

function compileIn(operands: readonly unknown[], at: readonly number[], compiler: Compiler): Ask {
  const left = valueOf(operands, at, compiler, 2, scalarKinds);
  const list = operands[1];
  if (!left) return never;
  if (!Array.isArray(list)) return fail(compiler, ruleFault([...at, 2], 'type', list));
  const wrong = (list as unknown[]).flatMap((literal, i) => literalFault(literal, left, [...at, 2, i]) ?? []);
  compiler.faults.push(...wrong);
  const allowed: ReadonlySet<unknown> = new Set<unknown>(list as unknown[]);
  return known(left, (value) => judge(allowed.has(value)));
}

function compileExists(operands: readonly unknown[], at: readonly number[], compiler: Compiler): Ask {
  const left = valueOf(operands, at, compiler, 1);
  return left ? known(left, (value) => judge(value !== null)) : never;
}

function compileMatches(operands: readonly unknown[], at: readonly number[], compiler: Compiler): Ask {
  const left = valueOf(operands, at, compiler, 2, ['text']);
  const name = operands[1];
  if (!left) return never;
  if (!isPatternName(name)) return fail(compiler, ruleFault([...at, 2], 'pattern', name));
  return known(left, (value) => judge(typeof value === 'string' && namedPatterns[name].test(value)));
}

/** The first operand as a value, if the operator has `count` operands and takes such a kind. */
function valueOf(
  operands: readonly unknown[],
  at: readonly number[],
  compiler: Compiler,
  count: number,
  kinds?: readonly string[],
): CompiledValue | undefined {
  if (operands.length !== count) return use(compiler, ruleFault(at, 'arity', operands));
  const value = use(compiler, compileValue(operands[0], compiler.declared, [...at, 1]));
  if (value && kinds && !kinds.includes(value.kind)) return use(compiler, ruleFault([...at, 1], 'type', operands[0]));
  return value;
}

function use(compiler: Compiler, value: CompiledValue | RuleFault): CompiledValue | undefined {
  if ('problem' in value) {
    compiler.faults.push(value);
    return undefined;
  }
  if (value.fact !== undefined) compiler.used.add(value.fact);
  return value;
}

function known(value: CompiledValue, decide: (value: FactValue) => Verdict): Ask {
  return (circumstances) => {
    const found = value.read(circumstances);
    return found === undefined ? unknownFor(namesOf([value])) : decide(found);
  };
}

const judge = (holds: boolean): Verdict => (holds ? met : unmet);
const namesOf = (values: readonly CompiledValue[]) => values.flatMap((value) => value.fact ?? []);
const never: Ask = () => unmet;

function fail(compiler: Compiler, fault: RuleFault): Ask {
  compiler.faults.push(fault);
  return never;
}

/** A value of a rule that gives a text, e.g. the district of `["districtOf", "applicant.householdAddress"]`. */
export interface CompiledText {
  readonly facts: readonly string[];
  /** The text, `null` when it is known to be absent, `undefined` when the fact is missing. */
  readonly read: (circumstances: Circumstances) => string | null | undefined;
}

/** Compiles a rule that gives a text instead of a verdict: how jurisdiction names a district. */
export function compileText(rule: unknown, declared: FactDeclarations): CompiledText | readonly RuleFault[] {
  const tooLarge = measureRule(rule);
  if (tooLarge) return [tooLarge];
  const value = compileValue(rule, declared, []);
  if ('problem' in value) return [value];
  if (value.kind !== 'text') return [ruleFault([], 'type', rule)];
  return { facts: value.fact === undefined ? [] : [value.fact], read: value.read as CompiledText['read'] };
}

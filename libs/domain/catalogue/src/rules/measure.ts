import type { RuleFault } from './rule.ts';
import { maxRuleDepth, maxRuleNodes, ruleFault } from './rule.ts';

/** Refuses a rule that is too deep or too large before anything walks it. Iterative: hostile depth costs no stack. */
export function measureRule(rule: unknown): RuleFault | undefined {
  let nodes = 0;
  let level: unknown[] = [rule];
  for (let depth = 1; level.length > 0; depth += 1) {
    nodes += level.length;
    if (nodes > maxRuleNodes) return ruleFault([], 'nodes', '…');
    const arrays = level.filter(Array.isArray);
    if (arrays.length > 0 && depth > maxRuleDepth) return ruleFault([], 'depth', '…');
    level = arrays.flat(1);
  }
  return undefined;
}

import { FieldConstraints } from '@yimen/domain-catalogue';
import { z } from 'zod';
import { json, rule } from './cells.ts';

/** Cells of fields.csv that are more than one value. */

export const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/, 'must be a name in camel case');

/** `true`, `false` or a rule. */
export const requirement = z.string().transform((value, context): boolean | readonly [string, ...unknown[]] => {
  if (value === 'true' || value === 'false') return value === 'true';
  const parsed = rule.safeParse(value);
  if (parsed.success) return parsed.data;
  context.addIssue({ code: 'custom', message: 'must be true, false or a rule' });
  return z.NEVER;
});

export const constraints = json.pipe(FieldConstraints);

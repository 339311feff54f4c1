import { CaseNumber } from '@yimen/contracts';
import { z } from 'zod';

export const ExchangeParams = z.strictObject({ case: CaseNumber, seq: z.string().regex(/^[1-9][0-9]{0,8}$/) });
export type ExchangeParams = z.infer<typeof ExchangeParams>;

export const IncidentParams = z.strictObject({ id: z.string().regex(/^[0-9a-f]{24}$/) });
export type IncidentParams = z.infer<typeof IncidentParams>;

export const IncidentQuery = z.strictObject({ state: z.enum(['open', 'taken', 'closed']).default('open') });
export type IncidentQuery = z.infer<typeof IncidentQuery>;

import { creditCheckCharacter } from './check-digits.ts';
import type { IdentifierRefusal } from './refusal.ts';
import { refuseAs } from './refusal.ts';

export type CreditCodeFault = 'credit-code-malformed' | 'credit-code-check-character';

export interface CreditCode {
  /** 18 characters in upper case. */
  readonly code: string;
}

/** Length of a unified social credit code, GB 32100. */
export const creditCodeLength = 18;

/** Reads a unified social credit code; lower case and spaces around it are forgiven, I, O, S, V and Z do not occur in it. */
export function readCreditCode(text: string): CreditCode | IdentifierRefusal<CreditCodeFault> {
  const code = text.trim().toUpperCase();
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return refuseAs('credit-code-malformed');
  return creditCheckCharacter(code) === code[17] ? { code } : refuseAs('credit-code-check-character');
}

/** Why a number was not taken: a stable code of the house. A refusal is a value, not an exception. */
export interface IdentifierRefusal<Code extends string = string> {
  readonly refused: Code;
}

export function refuseAs<Code extends string>(refused: Code): IdentifierRefusal<Code> {
  return { refused };
}

/** Whether a reading ended in a refusal. */
export function isRefused(result: object): result is IdentifierRefusal {
  return 'refused' in result;
}

/** Refusals of identity. */
export const identityProblems = {} as const;

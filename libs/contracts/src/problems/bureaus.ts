/** Refusals of bureaus. */
export const bureausProblems = {} as const;

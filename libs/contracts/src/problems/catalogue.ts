/** Refusals of catalogue. */
export const catalogueProblems = {} as const;

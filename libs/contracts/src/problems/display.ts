/** Refusals of display. */
export const displayProblems = {} as const;

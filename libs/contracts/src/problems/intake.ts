/** Refusals of intake. */
export const intakeProblems = {} as const;

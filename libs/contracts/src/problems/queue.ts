/** Refusals of queue. */
export const queueProblems = {} as const;

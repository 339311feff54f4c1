/** Entry of the client build for the case page. */
export const caseEntry = 'src/pages/case/script.ts';

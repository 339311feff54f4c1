/** Entry of the client build for the guide. */
export const guideEntry = 'src/pages/guide/script.ts';

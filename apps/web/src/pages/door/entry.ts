/** Entry of the client build for the front door. */
export const doorEntry = 'src/pages/door/script.ts';

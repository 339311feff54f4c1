/** Entry of the client build for the phone ticket and the plain pages of the server build. */
export const pageEntry = 'src/pages/ticket/script.ts';

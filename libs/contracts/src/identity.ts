/** What identity says and hears. Sign-in pages: identity/sign-in; devices: identity/pairing; everybody else: identity/revocation. */
export * from './identity/paths.ts';
export * from './identity/sign-in.ts';
export * from './identity/pairing.ts';
export * from './identity/revocation.ts';

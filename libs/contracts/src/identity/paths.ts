/** Addresses of identity as every client sees them, on the one origin. The issuer is `<publicOrigin>` + `issuer`. */
export const identityPaths = {
  issuer: '/api/identity/oidc',
  authorization: '/api/identity/oidc/auth',
  token: '/api/identity/oidc/token',
  deviceAuthorization: '/api/identity/oidc/device/auth',
  revocation: '/api/identity/oidc/token/revocation',
  endSession: '/api/identity/oidc/session/end',
  jwks: '/api/identity/oidc/jwks',
  signInPage: '/sign-in',
  signInCallback: '/sign-in/callback',
  supervisePage: '/supervise',
} as const;

/** The audience (RFC 8707 resource) of every access token of the city. Clients send it as `resource`. */
export const cityAudience = 'urn:yimen:city';

/** The two public clients of the house. Both ask for `openid`; the browser redirects to `signInCallback`. */
export const identityClients = { web: 'web', device: 'device' } as const;

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Provider } from 'oidc-provider';

interface Exchange {
  readonly req: IncomingMessage;
  readonly res: ServerResponse;
}

/**
 * Ends the session of this browser with every grant that began in it, and takes its cookie away. Nothing happens without one.
 * Access tokens that are out end by themselves within ten minutes.
 */
export async function endSession(provider: Provider, { req, res }: Exchange): Promise<void> {
  const ctx = provider.createContext(req, res);
  const session = await provider.Session.get(ctx);
  if (!session.accountId) return;
  for (const { grantId } of Object.values(session.authorizations ?? {})) if (grantId) await revokeGrant(provider, grantId);
  await session.destroy();
  ctx.cookies.set(provider.cookieName('session'), null, { path: '/api/identity', signed: true, overwrite: true });
}

/** Ends a grant with all codes and refresh tokens of it. */
export async function revokeGrant(provider: Provider, grantId: string): Promise<void> {
  await Promise.all([
    provider.RefreshToken.revokeByGrantId(grantId),
    provider.AuthorizationCode.revokeByGrantId(grantId),
    provider.DeviceCode.revokeByGrantId(grantId),
  ]);
  await (await provider.Grant.find(grantId, { ignoreExpiration: true }))?.destroy();
}

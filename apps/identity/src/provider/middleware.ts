import { identityPaths } from '@yimen/contracts';
import type { KoaContextWithOIDC } from 'oidc-provider';

type Next = () => Promise<void>;

/**
 * Devices are approved by a supervisor through our own API, where the permission table is asked. The provider's own approval
 * pages would let any signed-in person approve a device: they do not exist here.
 */
export async function hideApprovalPages(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  if (/^\/device(\/|$)/.test(ctx.path) && ctx.path !== '/device/auth') {
    ctx.status = 404;
    ctx.body = { error: 'not_found' };
    return;
  }
  await next();
}

/** A device names the page where a supervisor enters its code (RFC 8628 section 3.2). */
export function nameApprovalPage(publicOrigin: string) {
  return async (ctx: KoaContextWithOIDC, next: Next): Promise<void> => {
    await next();
    const body = ctx.body as { user_code?: string } | undefined;
    if (ctx.path !== '/device/auth' || ctx.status !== 200 || !body?.user_code) return;
    const page = new URL(identityPaths.supervisePage, publicOrigin);
    const complete = new URL(page);
    complete.searchParams.set('code', body.user_code);
    ctx.body = { ...body, verification_uri: page.href, verification_uri_complete: complete.href, interval: 5 };
  };
}

/** An outage of the store says when to come again. */
export async function sayWhenToRetry(ctx: KoaContextWithOIDC, next: Next): Promise<void> {
  await next();
  if (ctx.status === 503) ctx.set('retry-after', '2');
}

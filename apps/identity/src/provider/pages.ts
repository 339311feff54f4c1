import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider';

/**
 * The few pages that the provider itself may have to show. No script and no style: they stand under the strictest content policy,
 * and the ordinary ways (own sign-in page, own sign-out call) never lead here.
 */
function page(title: string, body: string): string {
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${title}</title></head><body><main><h1>${title}</h1>${body}<p><a href="/">回到首页 Home</a></p></main></body></html>`
  );
}

/** Asks whether to sign out; `form` is the provider's own, with its token against forged requests. */
export function askSignOut(ctx: KoaContextWithOIDC, form: string): void {
  ctx.type = 'html';
  ctx.body = page(
    '退出登录 Sign out',
    `${form}<p><button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">退出登录 Sign out</button>` +
      '<button type="submit" form="op.logoutForm">继续使用 Stay signed in</button></p>',
  );
}

export function signedOut(ctx: KoaContextWithOIDC): void {
  ctx.type = 'html';
  ctx.body = page('已退出 Signed out', '<p>这台设备上的登录已经结束。You are signed out on this device.</p>');
}

/** What a person sees when an authorization request cannot even be answered at the client. Never repeats input. */
export function showError(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  ctx.type = 'html';
  const code = /^[a-z_]{1,60}$/.test(out.error) ? out.error : 'invalid_request';
  ctx.body = page(
    '登录没有成功 Sign-in did not work',
    `<p>请回到原来的页面重新开始。Please go back and start again.</p><p><code>${code}</code></p>`,
  );
}

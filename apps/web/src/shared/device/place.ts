import { AccessClaims } from '@yimen/contracts';
import type { Device } from '@yimen/contracts';

/** Where a paired device stands, from the claims of its own token. The page only reads them; whoever serves it checks them. */
export function placeOf(accessToken: string): Device | undefined {
  const [, payload = ''] = accessToken.split('.');
  try {
    const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
    return AccessClaims.parse(JSON.parse(new TextDecoder().decode(bytes))).device;
  } catch {
    return undefined;
  }
}

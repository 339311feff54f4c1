import { cityAudience, identityClients, identityPaths } from '@yimen/contracts';
import { z } from 'zod';

/** What a paired device keeps: on the machine, over restarts. The refresh token changes with every renewal. */
export interface DeviceGrant {
  readonly accessToken: string;
  readonly refreshToken?: string | undefined;
  /** By the machine's own clock. */
  readonly expiresAt: number;
}

export interface GrantStore {
  read(): DeviceGrant | undefined;
  write(grant: DeviceGrant): void;
  clear(): void;
}

const TokenAnswer = z.object({ access_token: z.string(), refresh_token: z.string().optional(), expires_in: z.number() });
const TokenRefusal = z.object({ error: z.string() });

export type TokenResult =
  | { readonly kind: 'granted'; readonly grant: DeviceGrant }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'away' };

/** Asks the token endpoint. A refusal is definite (RFC 6749 5.2, RFC 8628 3.5); anything else is an outage and may be asked again. */
export async function askForTokens(form: Record<string, string>, now: () => number = Date.now): Promise<TokenResult> {
  try {
    const body = new URLSearchParams({ client_id: identityClients.device, resource: cityAudience, ...form });
    const response = await fetch(identityPaths.token, { method: 'POST', body, signal: AbortSignal.timeout(5_000) });
    const answer: unknown = await response.json();
    if (response.ok) return { kind: 'granted', grant: grantOf(TokenAnswer.parse(answer), now()) };
    const refusal = TokenRefusal.safeParse(answer);
    const definite = response.status === 400 || response.status === 401;
    return refusal.success && definite ? { kind: 'refused', error: refusal.data.error } : { kind: 'away' };
  } catch (error) {
    console.warn('no token', error);
    return { kind: 'away' };
  }
}

function grantOf(answer: z.infer<typeof TokenAnswer>, now: number): DeviceGrant {
  return { accessToken: answer.access_token, refreshToken: answer.refresh_token, expiresAt: now + answer.expires_in * 1000 };
}

/** Grants in the browser's storage, one per place, so that several demo screens fit in one browser. */
export function browserStore(place: string): GrantStore {
  const key = `yimen.device.${place}`;
  return {
    read() {
      const text = localStorage.getItem(key);
      const parsed = text === null ? undefined : StoredGrant.safeParse(JSON.parse(text));
      return parsed?.success ? parsed.data : undefined;
    },
    write: (grant) => localStorage.setItem(key, JSON.stringify(grant)),
    clear: () => localStorage.removeItem(key),
  };
}

const StoredGrant = z.object({ accessToken: z.string(), refreshToken: z.string().optional(), expiresAt: z.number() });

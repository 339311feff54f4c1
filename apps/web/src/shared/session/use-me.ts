import { Me } from '@yimen/contracts';
import { useEffect, useState } from 'react';
import { beginSignIn } from './sign-in.ts';
import { SessionEnded, accessToken } from './tokens.ts';

export type Signing = { readonly state: 'asking' } | { readonly state: 'signed-in'; readonly me: Me } | { readonly state: 'unreachable' };

const retryMs = 3_000;

/** Who sits here. Without a session the page leaves for the sign-in and comes back; without an answer it keeps asking. */
export function useMe(): Signing {
  const [signing, setSigning] = useState<Signing>({ state: 'asking' });
  useEffect(() => {
    let timer: number | undefined;
    let isGone = false;
    async function ask() {
      try {
        const me = await fetchMe();
        if (!isGone) setSigning({ state: 'signed-in', me });
      } catch (error) {
        if (isGone) return;
        if (error instanceof SessionEnded) return void beginSignIn(location.pathname + location.search);
        setSigning({ state: 'unreachable' });
        timer = window.setTimeout(() => void ask(), retryMs);
      }
    }
    void ask();
    return () => {
      isGone = true;
      window.clearTimeout(timer);
    };
  }, []);
  return signing;
}

async function fetchMe(): Promise<Me> {
  const response = await fetch('/api/identity/me', { headers: { authorization: `Bearer ${await accessToken()}` } });
  if (response.status === 401) throw new SessionEnded();
  if (!response.ok) throw new Error(`identity answered ${response.status}`);
  return Me.parse(await response.json());
}

import { z } from 'zod';

/** What a signed-in tab holds. It belongs to the tab: a second tab signs in by itself, and closing the tab ends it here. */
export const StoredSession = z.object({ accessToken: z.string(), refreshToken: z.string().optional(), expiresAt: z.number() });
export type StoredSession = z.infer<typeof StoredSession>;

/** A sign-in under way: what the callback needs to finish it, and where the person wanted to go. */
export const PendingSignIn = z.object({ state: z.string(), verifier: z.string(), returnTo: z.string() });
export type PendingSignIn = z.infer<typeof PendingSignIn>;

const sessionKey = 'yimen.session';
const pendingKey = 'yimen.sign-in';

export const sessionStore = {
  read: () => readAs(sessionKey, StoredSession),
  write: (session: StoredSession) => sessionStorage.setItem(sessionKey, JSON.stringify(session)),
  clear: () => sessionStorage.removeItem(sessionKey),
  readPending: () => readAs(pendingKey, PendingSignIn),
  writePending: (pending: PendingSignIn) => sessionStorage.setItem(pendingKey, JSON.stringify(pending)),
  clearPending: () => sessionStorage.removeItem(pendingKey),
};

function readAs<T>(key: string, schema: z.ZodType<T>): T | undefined {
  const text = sessionStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    sessionStorage.removeItem(key);
    return undefined;
  }
}

import { sessionStore } from './session-store.ts';
import { accessToken } from './tokens.ts';

/** Ends the session here and at identity; the browser goes to the door whatever identity answers. */
export async function signOut(): Promise<void> {
  try {
    const token = await accessToken();
    await fetch('/api/identity/sign-out', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{}',
    });
  } catch (error) {
    console.warn('identity was not told of the sign-out', error);
  }
  sessionStore.clear();
  location.assign('/');
}

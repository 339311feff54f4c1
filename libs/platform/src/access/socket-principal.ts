import type { Principal } from '@yimen/contracts';

/** Who a live socket speaks for: set once at the handshake, and void when its token ends. */
const principals = new WeakMap<object, Principal>();

export const SocketPrincipal = {
  /** Remembers whose socket this is. */
  set(socket: object, principal: Principal): void {
    principals.set(socket, principal);
  },

  /** Whose socket this is, while the token lasts. */
  of(socket: object): Principal | undefined {
    const principal = principals.get(socket);
    return principal && principal.expiresAt * 1000 > Date.now() ? principal : undefined;
  },
};

import type { PermissionName, Principal, Problem, ProblemCode } from '@yimen/contracts';
import { judge } from '@yimen/contracts';
import type { ExtendedError, Socket } from 'socket.io';
import { z } from 'zod';
import { problemFrom } from '../errors/problem-from.ts';
import { Refusal } from '../errors/refusal.ts';
import type { TokenVerifier } from '../access/token-verifier.ts';
import { SocketPrincipal } from '../access/socket-principal.ts';

const Handshake = z.strictObject({ token: z.string().min(1).max(8192) });

type Next = (error?: ExtendedError) => void;

/** Refusal of a handshake as the client gets it in `connect_error`: the problem is its `data`. */
export class HandshakeRefused extends Error implements ExtendedError {
  constructor(readonly data: Problem) {
    super(data.code);
    this.name = 'HandshakeRefused';
  }
}

/** Wraps a check of a handshake: what it throws becomes the client's `connect_error`, without internals. */
export function handshake(check: (socket: Socket) => Promise<void> | void) {
  return (socket: Socket, next: Next): void => {
    Promise.resolve()
      .then(() => check(socket))
      .then(
        () => next(),
        (error: unknown) => next(new HandshakeRefused(problemFrom(error).problem)),
      );
  };
}

/**
 * Checks `auth: { token }` of a handshake against a permission and remembers who it is. `accept` may refuse further, e.g. a device of
 * another kind, by returning a code.
 */
export async function authenticate(
  socket: Socket,
  tokens: TokenVerifier,
  permission: PermissionName,
  accept: (principal: Principal) => ProblemCode | undefined = () => undefined,
): Promise<Principal> {
  const given = Handshake.safeParse(socket.handshake.auth);
  if (!given.success) throw new Refusal('not-signed-in');
  const principal = await tokens.verify(given.data.token);
  const verdict = judge(permission, principal);
  if (verdict !== 'allowed') throw new Refusal(verdict);
  const refused = accept(principal);
  if (refused) throw new Refusal(refused);
  SocketPrincipal.set(socket, principal);
  return principal;
}

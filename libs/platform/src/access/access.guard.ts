import { Injectable, Logger } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { judge } from '@yimen/contracts';
import type { PermissionName, Principal } from '@yimen/contracts';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';
import type { MessageContext } from '../nats/message-context.ts';
import { AUTHORIZATION_HEADER } from '../nats/wire.ts';
import { currentScope } from '../trace/scope.ts';
import { ALLOW } from './allow.decorator.ts';
import { rememberPrincipal } from './principal-in.ts';
import { SocketPrincipal } from './socket-principal.ts';
import { TokenVerifier } from './token-verifier.ts';

/** What a request tells about the asker and about the hall that it names. */
interface Asked {
  readonly principal: Principal | undefined;
  readonly hall: string | undefined;
}

/**
 * The one guard of HTTP, NATS and Socket.IO handlers: token, permission table, hall. NATS handlers without `@Allow` are open to the
 * services whose NATS user may ask the subject; everything else has a permission, which the start checks.
 */
@Injectable()
export class AccessGuard implements CanActivate {
  private readonly audit = new Logger('Audit');

  constructor(
    private readonly reflector: Reflector,
    private readonly tokens: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const permission = this.reflector.getAllAndOverride<PermissionName | undefined>(ALLOW, [context.getHandler(), context.getClass()]);
    if (!permission) {
      if (context.getType() === 'rpc') return true;
      throw new Refusal('not-permitted');
    }
    const asked = await this.ask(context, permission);
    rememberPrincipal(context, asked.principal);
    const scope = currentScope();
    if (scope && asked.principal) scope.actor = asked.principal.id;
    const verdict = judge(permission, asked.principal, asked.hall);
    if (verdict === 'allowed') return true;
    this.noteAttempt(permission, verdict, asked);
    throw new Refusal(verdict);
  }

  /** Who tries what the role or the hall does not allow stands in the audit log. */
  private noteAttempt(permission: PermissionName, verdict: string, { principal, hall }: Asked): void {
    if (principal) this.audit.warn({ audit: verdict, permission, actor: principal.id, roles: principal.roles, own: principal.hall, hall });
  }

  private async ask(context: ExecutionContext, permission: PermissionName): Promise<Asked> {
    switch (context.getType()) {
      case 'http': {
        const request = context.switchToHttp().getRequest<FastifyRequest>();
        return { principal: await this.principalOf(request.headers.authorization, permission), hall: hallIn(request.params) };
      }
      case 'rpc': {
        const message = context.switchToRpc().getContext<MessageContext>();
        const token = message.headers[AUTHORIZATION_HEADER];
        return { principal: await this.principalOf(token, permission), hall: hallIn(context.switchToRpc().getData()) };
      }
      case 'ws':
        return { principal: SocketPrincipal.of(context.switchToWs().getClient()), hall: undefined };
    }
  }

  /** A public route needs no token and ignores one that does not hold; elsewhere such a token is refused. */
  private async principalOf(header: string | undefined, permission: PermissionName): Promise<Principal | undefined> {
    const token = bearerToken(header);
    if (token === undefined) return undefined;
    try {
      return await this.tokens.verify(token);
    } catch (error) {
      if (judge(permission, undefined) === 'allowed') return undefined;
      throw error;
    }
  }
}

/** The token of an Authorization header of scheme Bearer (RFC 6750, 2.1). */
export function bearerToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : /^Bearer ([^\s]+)$/i.exec(header)?.[1];
}

function hallIn(params: unknown): string | undefined {
  if (typeof params !== 'object' || params === null) return undefined;
  const { hall, centre } = params as { hall?: unknown; centre?: unknown };
  const named = hall ?? centre;
  return typeof named === 'string' ? named : undefined;
}

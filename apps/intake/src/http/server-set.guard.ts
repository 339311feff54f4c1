import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { serverSetProperties } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import type { FastifyRequest } from 'fastify';

/** Refuses a body that tries to set what only the server sets, before its shape is even looked at: 403, not 400 (spec/intake.md 14). */
@Injectable()
export class ServerSetGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (typeof body !== 'object' || body === null) return true;
    const property = Object.keys(body).find((name) => serverSetProperties.has(name));
    if (property !== undefined) throw new Refusal('not-permitted', { property });
    return true;
  }
}

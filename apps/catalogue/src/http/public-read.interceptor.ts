import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';

/**
 * Gives every public GET an ETag over its bytes and answers 304 when the asker has them already. Nothing is kept by anyone without
 * asking again: a publication or a new day shows at once.
 */
@Injectable()
export class PublicRead implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'GET' && request.method !== 'HEAD') return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(map((value) => tagged(value, request, reply)));
  }
}

function tagged(value: unknown, request: FastifyRequest, reply: FastifyReply): string {
  const body = JSON.stringify(value);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  void reply.header('etag', etag).header('cache-control', 'public, no-cache').header('content-type', 'application/json; charset=utf-8');
  if (!isKnown(request.headers['if-none-match'], etag)) return body;
  void reply.code(304);
  return '';
}

/** Weak comparison of RFC 9110 13.1.2: `W/` does not matter, `*` fits everything. */
function isKnown(header: string | undefined, etag: string): boolean {
  const tags = header?.split(',').map((tag) => tag.trim().replace(/^W\//, '')) ?? [];
  return tags.includes(etag) || tags.includes('*');
}

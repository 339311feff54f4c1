import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Refusal, SETTINGS } from '@yimen/platform';
import type { CoreSettings } from '@yimen/platform';
import type { FastifyRequest } from 'fastify';

/**
 * For calls that act through cookies: a browser says where the page came from, and only our own pages may. What is no browser has
 * no cookies to abuse.
 */
@Injectable()
export class SameOriginGuard implements CanActivate {
  private readonly origin: string;

  constructor(@Inject(SETTINGS) settings: CoreSettings) {
    this.origin = new URL(settings.publicOrigin).origin;
  }

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (isOwn(headers.origin, headers['sec-fetch-site'], this.origin)) return true;
    throw new Refusal('foreign-origin');
  }
}

/** Whether the `Origin` header, or where it is absent `Sec-Fetch-Site`, speaks for a page of ours. */
export function isOwn(origin: string | undefined, fetchSite: string | string[] | undefined, own: string): boolean {
  if (origin !== undefined) return origin === own;
  return fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none';
}

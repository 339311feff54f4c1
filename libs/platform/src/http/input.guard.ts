import { Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal';
import type { FastifyRequest } from 'fastify';
import { Refusal } from '../errors/refusal.ts';
import { routeArguments } from './route-arguments.ts';

interface Takes {
  readonly body: boolean;
  readonly query: boolean;
}

/** Refuses a body or a query on a route that declares none: nothing that a client sends is silently ignored. */
@Injectable()
export class InputGuard implements CanActivate {
  private readonly known = new WeakMap<object, Takes>();

  canActivate(context: ExecutionContext): boolean {
    if (context.getType() !== 'http') return true;
    const takes = this.takesOf(context);
    const { body, query } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!takes.query && isFilled(query)) throw new Refusal('malformed', { reason: 'query' });
    if (!takes.body && isFilled(body)) throw new Refusal('malformed', { reason: 'body' });
    return true;
  }

  private takesOf(context: ExecutionContext): Takes {
    const handler = context.getHandler();
    const known = this.known.get(handler) ?? declared(context.getClass(), handler.name);
    this.known.set(handler, known);
    return known;
  }
}

function declared(controller: object, name: string): Takes {
  const kinds = new Set(routeArguments(controller, name).map(({ kind }) => kind));
  const raw = kinds.has(RouteParamtypes.REQUEST);
  return { body: raw || kinds.has(RouteParamtypes.BODY), query: raw || kinds.has(RouteParamtypes.QUERY) };
}

function isFilled(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

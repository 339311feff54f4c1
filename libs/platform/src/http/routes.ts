import { RequestMethod } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import { MetadataScanner } from '@nestjs/core';
import type { ModulesContainer } from '@nestjs/core';
import type { PermissionName } from '@yimen/contracts';
import type { z } from 'zod';
import { ALLOW } from '../access/allow.decorator.ts';
import { ABOUT } from './about.decorator.ts';
import type { RouteAbout } from './about.decorator.ts';
import { isKeyFactory } from './idempotency-key.decorator.ts';
import { routeArguments } from './route-arguments.ts';

/** A schema that a parameter of a handler is checked with; `name` where it takes one field only. */
export interface RouteInput {
  readonly kind: 'body' | 'query' | 'param';
  readonly name?: string | undefined;
  readonly schema: z.ZodType | undefined;
}

/** One HTTP route as its decorators declare it. */
export interface Route {
  readonly method: string;
  /** Below the service's prefix, with `:name` parameters. */
  readonly path: string;
  readonly handler: string;
  readonly permission: PermissionName | undefined;
  readonly inputs: readonly RouteInput[];
  readonly about: RouteAbout | undefined;
  /** Takes the Idempotency-Key header. */
  readonly needsKey: boolean;
}

const kinds: Readonly<Partial<Record<number, RouteInput['kind']>>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'param',
};

/** Reads all HTTP routes of an app from its controllers. */
export function routesOf(modules: ModulesContainer): Route[] {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()]);
  return controllers.flatMap(({ metatype }) => (metatype ? routesOfController(metatype as Type<object>) : []));
}

function routesOfController(controller: Type<object>): Route[] {
  const prototype = controller.prototype as Record<string, object>;
  const bases = pathsOf(controller);
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined);
    if (!handler || method === undefined) return [];
    const common = {
      method: RequestMethod[method],
      handler: `${controller.name}.${name}`,
      permission: (Reflect.getMetadata(ALLOW, handler) ?? Reflect.getMetadata(ALLOW, controller)) as PermissionName | undefined,
      inputs: inputsOf(controller, name),
      about: Reflect.getMetadata(ABOUT, handler) as RouteAbout | undefined,
      needsKey: takesIdempotencyKey(controller, name),
    };
    return bases.flatMap((base) => pathsOf(handler).map((path) => ({ ...common, path: joined(base, path) })));
  });
}

function pathsOf(target: object): string[] {
  const path = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return Array.isArray(path) ? path : [path ?? ''];
}

function joined(base: string, path: string): string {
  const parts = `${base}/${path}`.split('/').filter((part) => part !== '');
  return `/${parts.join('/')}`;
}

function takesIdempotencyKey(controller: Type<object>, name: string): boolean {
  return routeArguments(controller, name).some(({ factory }) => isKeyFactory(factory));
}

function inputsOf(controller: Type<object>, name: string): RouteInput[] {
  return routeArguments(controller, name).flatMap((argument) => {
    const kind = argument.kind === undefined ? undefined : kinds[argument.kind];
    const { data, schema } = argument;
    return kind ? [{ kind, name: typeof data === 'string' ? data : undefined, schema }] : [];
  });
}

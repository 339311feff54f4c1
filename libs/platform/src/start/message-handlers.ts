import type { Type } from '@nestjs/common';
import { RouteParamtypes } from '@nestjs/common/internal';
import { MetadataScanner } from '@nestjs/core';
import type { ModulesContainer } from '@nestjs/core';
import { ALLOW } from '../access/allow.decorator.ts';
import { routeArguments } from '../http/route-arguments.ts';

// The names under which Nest marks handlers of messages; an app without sockets never loads that package.
const SOCKET_HANDLER = 'websockets:message_mapping';
const NATS_HANDLER = 'microservices:pattern';

/**
 * What is missing at the handlers of NATS messages and Socket.IO events: the schema of a body, and for events the permission. (A NATS
 * handler without one is open to the services whose user may ask its subject, which the server enforces.)
 */
export function messageFaults(modules: ModulesContainer): string[] {
  const wrappers = [...modules.values()].flatMap(({ controllers, providers }) => [...controllers.values(), ...providers.values()]);
  const classes = new Set(wrappers.flatMap(({ metatype }) => (typeof metatype === 'function' ? [metatype as Type<object>] : [])));
  return [...classes].flatMap(faultsOf);
}

function faultsOf(owner: Type<object>): string[] {
  const prototype = owner.prototype as Record<string, object> | undefined;
  if (!prototype) return [];
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const isEvent = handler !== undefined && Reflect.hasMetadata(SOCKET_HANDLER, handler);
    if (!handler || (!isEvent && !Reflect.hasMetadata(NATS_HANDLER, handler))) return [];
    const unchecked = routeArguments(owner, name).some(({ kind, schema }) => kind === RouteParamtypes.BODY && !schema);
    return [
      ...(isEvent && !Reflect.hasMetadata(ALLOW, handler) ? [`${owner.name}.${name} has no @Allow`] : []),
      ...(unchecked ? [`${owner.name}.${name} reads its message without a schema`] : []),
    ];
  });
}

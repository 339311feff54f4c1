import { Problem, permissions } from '@yimen/contracts';
import { z } from 'zod';
import { IDEMPOTENCY_HEADER } from '../idempotency-key.decorator.ts';
import type { Route, RouteInput } from '../routes.ts';

type Json = Record<string, unknown>;

/** An OpenAPI 3.1 document. */
export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: Json;
  readonly paths: Record<string, Record<string, Json>>;
  readonly components: Json;
}

/** The documentation of a service, from the same schemas that check its requests. */
export function openApiOf(service: string, routes: readonly Route[]): OpenApi {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = `/api/${service}${route.path}`.replaceAll(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info: { title: `Yimen ${service}`, version: '1', license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      schemas: { Problem: jsonSchemaOf(Problem, 'output') },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'at+jwt' } },
    },
  };
}

function operationOf(route: Route): Json {
  const reach = route.permission && permissions[route.permission].reach;
  const body = route.inputs.find((input) => input.kind === 'body');
  return {
    operationId: route.handler.replace(/Controller\./, '.'),
    summary: route.about?.summary ?? route.handler,
    'x-permission': route.permission,
    ...(reach === 'public' ? {} : { security: [{ bearer: [] }] }),
    parameters: parametersOf(route),
    ...(body?.schema
      ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(body.schema, 'input') } } } }
      : {}),
    responses: responsesOf(route),
  };
}

function parametersOf(route: Route): Json[] {
  const declared = route.inputs.filter(({ kind }) => kind !== 'body').flatMap(parametersOfInput);
  const names = new Set(declared.filter((parameter) => parameter.in === 'path').map(({ name }) => name));
  const bare = [...route.path.matchAll(/:(\w+)/g)].flatMap(([, name]) =>
    names.has(name) ? [] : [{ name, in: 'path', required: true, schema: { type: 'string' } }],
  );
  const key = { name: IDEMPOTENCY_HEADER, in: 'header', required: true, schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{16,64}$' } };
  return [...declared, ...bare, ...(route.needsKey ? [key] : [])];
}

function parametersOfInput({ kind, name, schema }: RouteInput): Json[] {
  if (!schema) return [];
  const place = kind === 'query' ? 'query' : 'path';
  const described = jsonSchemaOf(schema, 'input');
  if (name !== undefined) return [{ name, in: place, required: true, schema: described }];
  const properties = (described.properties ?? {}) as Record<string, Json>;
  const required = new Set((described.required as string[] | undefined) ?? []);
  return Object.entries(properties).map(([field, of]) => ({
    name: field,
    in: place,
    required: place === 'path' || required.has(field),
    schema: of,
  }));
}

function responsesOf(route: Route): Json {
  const status = route.about?.status ?? (route.method === 'POST' ? 201 : 200);
  const returns = route.about?.returns;
  const content = returns ? { content: { 'application/json': { schema: jsonSchemaOf(returns, 'output') } } } : {};
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return { [status]: { description: 'Done', ...content }, default: { description: 'Refused, with a stable code', content: problem } };
}

function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
}

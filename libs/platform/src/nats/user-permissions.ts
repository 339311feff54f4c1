import { subjects } from '@yimen/contracts';
import type { BucketDefinition, ConsumerName, NatsAccess, NatsService } from '@yimen/contracts';

/** What a nats-server user may do, as its configuration says it. */
export interface UserPermissions {
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** May answer a message that it received, at the address given there. */
  readonly answers: boolean;
}

/** Inbox of a service: nobody else may listen there. */
export const inboxOf = (service: NatsService): string => `_INBOX_${service}`;

/** The allow-lists of one service's user: what the table names, and what the client needs underneath for it. */
export function userPermissionsOf(service: NatsService, access: NatsAccess): UserPermissions {
  const jetStream = access.streams.length + access.consume.length + access.kv.length > 0;
  return {
    publish: unique([
      ...access.publish,
      ...access.request,
      ...(jetStream ? ['$JS.API.INFO'] : []),
      ...access.streams.flatMap(ownerOf),
      ...access.consume.flatMap(readerOf),
      ...access.kv.flatMap(keeperOf),
      ...(access.consume.length > 0 ? [subjects.dead.letter(service)] : []),
    ]),
    subscribe: unique([...access.subscribe, ...access.answer, `${inboxOf(service)}.>`]),
    answers: access.answer.length > 0,
  };
}

function ownerOf(stream: string): string[] {
  return ['CREATE', 'UPDATE', 'INFO'].map((verb) => `$JS.API.STREAM.${verb}.${stream}`);
}

function readerOf({ stream, durable }: ConsumerName): string[] {
  return [
    `$JS.API.STREAM.INFO.${stream}`,
    `$JS.API.CONSUMER.CREATE.${stream}.${durable}`,
    `$JS.API.CONSUMER.CREATE.${stream}.${durable}.>`,
    `$JS.API.CONSUMER.INFO.${stream}.${durable}`,
    `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`,
    `$JS.ACK.${stream}.${durable}.>`,
  ];
}

function keeperOf({ name }: BucketDefinition): string[] {
  const stream = `KV_${name}`;
  return [
    `$KV.${name}.>`,
    ...ownerOf(stream),
    `$JS.API.DIRECT.GET.${stream}.>`,
    `$JS.API.CONSUMER.CREATE.${stream}.>`,
    `$JS.API.CONSUMER.INFO.${stream}.>`,
    `$JS.API.CONSUMER.DELETE.${stream}.>`,
    `$JS.FC.${stream}.>`,
  ];
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)];
}

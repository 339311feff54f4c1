import type { MongoLink } from '@yimen/platform';
import type { mongo } from 'mongoose';

/** A collection of intake's own database, for what is no journal: keys, blocks, file records, tries. Ask anew for every use. */
export function collectionIn<Row extends mongo.Document>(link: MongoLink, name: string): mongo.Collection<Row> {
  const { connection } = link;
  return connection.getClient().db(connection.name).collection<Row>(name);
}

/** Durable on a majority and journaled before it is answered. */
export const durable = { writeConcern: { w: 'majority', journal: true } } as const;

/** Whether an insert met a row with the same id or unique value. */
export function isDuplicate(error: unknown): boolean {
  return typeof error === 'object' && error !== null && (error as { code?: unknown }).code === 11000;
}

import mongoose from 'mongoose';
import type { IntakeBench } from './intake-bench.fake.ts';

/** What lies in a collection of the bench's database, read past the product. */
export async function findAll<Row>(bench: IntakeBench, collection: string, filter: object = {}): Promise<Row[]> {
  const client = new mongoose.mongo.MongoClient(bench.servers.mongoUri, { readPreference: 'primary' });
  try {
    return (await client.db().collection(collection).find(filter).toArray()) as unknown as Row[];
  } finally {
    await client.close();
  }
}

export async function countOf(bench: IntakeBench, collection: string): Promise<number> {
  return (await findAll(bench, collection)).length;
}

/** Everything in the database as text: what a thief of the disk could read. */
export async function everything(bench: IntakeBench): Promise<string> {
  const client = new mongoose.mongo.MongoClient(bench.servers.mongoUri, { readPreference: 'primary' });
  try {
    const collections = await client.db().listCollections().toArray();
    const names = collections.map(({ name }) => name).sort();
    const rows = await Promise.all(names.map(async (name) => [name, await client.db().collection(name).find().sort({ _id: 1 }).toArray()]));
    return JSON.stringify(rows);
  } finally {
    await client.close();
  }
}

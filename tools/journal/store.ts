import { Journal, journalClientOptions } from '@yimen/journal';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/** The journals of one database, for as long as a command runs. */
export interface Store {
  readonly journals: readonly { readonly name: string; readonly journal: Journal<object, unknown> }[];
  close(): Promise<void>;
}

/** A server that cannot be had: exit status 3. */
export class NoServer extends Error {}

/** Opens the journals of the database that the URI names: those asked for, else every collection `*_journal`. */
export async function openStore(uri: string | undefined, collections: readonly string[] = []): Promise<Store> {
  if (uri === undefined) throw new NoServer('No database: give --uri or set MONGODB_URI, with the database as its path.');
  const connection = await connect(uri);
  const names = collections.length > 0 ? collections : await journalsOf(connection);
  const journals = names.map((name) => ({ name, journal: Journal.open<object, unknown>(connection, name) }));
  return { journals, close: () => connection.close() };
}

async function connect(uri: string): Promise<Connection> {
  try {
    return await mongoose.createConnection(uri, { ...journalClientOptions, serverSelectionTimeoutMS: 5000 }).asPromise();
  } catch (cause) {
    throw new NoServer('The database does not answer at the address given.', { cause });
  }
}

async function journalsOf(connection: Connection): Promise<string[]> {
  const collections = await connection.listCollections();
  return collections
    .map(({ name }) => name)
    .filter((name) => name.endsWith('_journal'))
    .sort();
}

import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { useServers } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { journalClientOptions } from './commit-model.ts';
import type { Draft } from './commit.ts';
import { Journal } from './journal.ts';
import type { JournalSettings } from './journal.ts';

/** An event of the specs. */
export interface Noted {
  readonly type: 'noted';
  readonly text: string;
}

/** A draft with one event; the key is also its text. */
export function draftOf(key: string, at = 1_790_000_000_000): Draft<Noted> {
  const cause = { key, type: 'note', by: 'clerk-1', bodyHash: 'b'.repeat(64) };
  return { keys: [key], causes: [cause], events: [{ type: 'noted', text: key }], at };
}

export interface TestJournal {
  readonly servers: TestServers;
  readonly connection: Connection;
  readonly journal: Journal<Noted>;
  stop(): Promise<void>;
}

/** A journal in an empty database of the run's mongod, with the strict filters of the platform's connection. */
export async function openTestJournal(settings?: JournalSettings): Promise<TestJournal> {
  const servers = await useServers();
  const connection = await connect(servers.mongoUri);
  const journal = Journal.open<Noted>(connection, 'test_journal', settings);
  await journal.createIndexes();
  return {
    servers,
    connection,
    journal,
    stop: async () => {
      await connection.close();
      await servers.stop();
    },
  };
}

/** A connection as services have it. */
export async function connect(uri: string): Promise<Connection> {
  const connection = mongoose.createConnection();
  connection.set('sanitizeFilter', true);
  connection.set('bufferCommands', false);
  return connection.openUri(uri, journalClientOptions);
}

/** Everything of a source, in order. */
export async function collect<Value>(source: AsyncIterable<Value>): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of source) values.push(value);
  return values;
}

import { Schema } from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { Commit } from './commit.ts';

const shape = new Schema<Commit<object, unknown>>(
  {
    _id: { type: String, required: true },
    stream: { type: String, required: true },
    seq: { type: Number, required: true },
    epoch: { type: Number },
    at: { type: Number, required: true },
    keys: { type: [String], required: true },
    causes: { type: [Schema.Types.Mixed], required: true },
    events: { type: [Schema.Types.Mixed], required: true },
    prev: { type: String, required: true },
    hash: { type: String, required: true },
    published: { type: Boolean, required: true },
  },
  { strict: 'throw', strictQuery: 'throw', versionKey: false, minimize: false, autoIndex: false, autoCreate: false, bufferCommands: false },
);

/** The model of one journal collection. Commits are sealed before they come here, so they go to the driver without a second cast. */
export function commitModel<Event extends object, By>(connection: Connection, collection: string): Model<Commit<Event, By>> {
  const existing = connection.models[collection] as Model<Commit<Event, By>> | undefined;
  return existing ?? (connection.model(collection, shape, collection) as unknown as Model<Commit<Event, By>>);
}

/**
 * Options of the MongoDB client behind a journal. With `retryWrites` the driver's error names stop telling whether an insert was
 * sent; the short limits keep a lost server from holding a command (measured: facts about the runtime in docs/decisions).
 */
export const journalClientOptions = {
  retryWrites: false,
  socketTimeoutMS: 3000,
  waitQueueTimeoutMS: 500,
  serverSelectionTimeoutMS: 1000,
  connectTimeoutMS: 1000,
  heartbeatFrequencyMS: 500,
} as const;

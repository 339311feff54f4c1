import { Journal, journalClientOptions } from '@yimen/journal';
import mongoose from 'mongoose';

/** What each process of this storm gets on its command line. */
export interface Settings {
  readonly mongoUri: string;
  readonly natsUrl: string;
  readonly negative?: string | undefined;
  /** Of the pauses that make each dangerous gap wide enough to be hit. */
  readonly seed: number;
}

/** A command's effect in the journal. */
export interface Done {
  readonly type: 'done';
  readonly command: number;
  readonly part: number;
}

export const streamName = 'CHAOS';
export const durableName = 'effects';
export const subjectOf = (stream: string): string => `chaos.${stream.replaceAll('/', '.')}`;

/** The journal of commands or of effects, on a connection of its own. */
export async function openJournal(settings: Settings, collection: 'orders_journal' | 'effects_journal'): Promise<Journal<Done>> {
  const connection = await patiently(() => mongoose.createConnection(settings.mongoUri, journalClientOptions).asPromise());
  return Journal.open<Done>(connection, collection);
}

/** Tries until it works, for half a minute: a busy machine is no fault. */
export async function patiently<Value>(act: () => Promise<Value>): Promise<Value> {
  const limit = performance.now() + 30_000;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (performance.now() > limit) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export function ownSettings(): Settings {
  return JSON.parse(process.argv[2] ?? '{}') as Settings;
}

/** Tells the storm that this process stands between two steps, and widens the gap: a kill then finds it. */
export function gap(random: () => number): Promise<void> {
  process.send?.({ gap: true });
  return new Promise((resolve) => setTimeout(resolve, 2 + random() * 8));
}

import { orderStreamOf } from '../orders.ts';
import { subjects } from '../subjects.ts';
import type { NatsService } from './services.ts';

const DAY_MS = 86_400_000;
const MIB = 1024 * 1024;

/** A stream as it must be on the server, field by field. The owner makes it and reads it back at start. Source: spec/intake.md 10.1. */
export interface StreamDefinition {
  readonly name: string;
  readonly owner: NatsService;
  readonly subjects: readonly string[];
  readonly retention: 'limits' | 'workqueue';
  /** `new`: a full queue refuses; `old`: the oldest go first. */
  readonly discard: 'old' | 'new';
  readonly maxAgeMs: number;
  readonly maxBytes: number;
  readonly maxMessageBytes: number;
  readonly duplicateWindowMs: number;
  readonly denyDelete: boolean;
  readonly denyPurge: boolean;
  readonly replicas: number;
}

/** How large and how often kept: `demo` on one machine, `production` on three servers. */
export interface StreamSizing {
  readonly replicas: 1 | 3;
  /** Multiplies the demo's byte limits; the sum stays below the server's file store, which must be below the disk. */
  readonly scale: number;
}

export const demoSizing: StreamSizing = { replicas: 1, scale: 1 };

const common = {
  retention: 'limits',
  discard: 'old',
  maxMessageBytes: 256 * 1024,
  duplicateWindowMs: 600_000,
  denyDelete: true,
  denyPurge: true,
} as const;

interface Row extends Pick<StreamDefinition, 'owner' | 'subjects'> {
  readonly days: number;
  readonly demoMib: number;
  readonly max?: number;
}

const rows: Readonly<Record<string, Row>> = {
  INTAKE_EVENTS: { owner: 'intake', subjects: [subjects.intake.caseEvent()], days: 400, demoMib: 256 },
  BUREAU_RESULTS: { owner: 'bureaus', subjects: [subjects.bureaus.caseEvent()], days: 90, demoMib: 128 },
  QUEUE_EVENTS: { owner: 'queue', subjects: [subjects.queue.dayEvent()], days: 30, demoMib: 256 },
  CATALOGUE_EVENTS: { owner: 'catalogue', subjects: [subjects.catalogue.itemEvent()], days: 400, demoMib: 32 },
  ADVISORIES: {
    owner: 'bureaus',
    subjects: ['$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>', '$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>'],
    days: 90,
    demoMib: 16,
  },
  // A dead letter carries the message that it is about, so it may be larger.
  DEAD_LETTERS: { owner: 'bureaus', subjects: [subjects.dead.letter()], days: 90, demoMib: 64, max: MIB },
};

/** Names of the streams that do not depend on the city's systems. */
export type StreamName = 'INTAKE_EVENTS' | 'BUREAU_RESULTS' | 'QUEUE_EVENTS' | 'CATALOGUE_EVENTS' | 'ADVISORIES' | 'DEAD_LETTERS';

/** The definition of a stream in a sizing. */
export function streamOf(name: StreamName, sizing: StreamSizing = demoSizing): StreamDefinition {
  const row = rows[name];
  if (!row) throw new Error(`no stream ${name}`);
  const { owner, days, demoMib, max } = row;
  const sized = { maxAgeMs: days * DAY_MS, maxBytes: demoMib * MIB * sizing.scale, replicas: sizing.replicas };
  return { ...common, name, owner, subjects: row.subjects, ...sized, ...(max ? { maxMessageBytes: max } : {}) };
}

/** The command queue of one back-end system: each command is taken once, and a full queue refuses instead of dropping. */
export function commandStreamOf(system: string, sizing: StreamSizing = demoSizing): StreamDefinition {
  return {
    ...common,
    name: orderStreamOf(system),
    owner: 'bureaus',
    subjects: [subjects.bureaus.command('*', system)],
    retention: 'workqueue',
    discard: 'new',
    denyDelete: false,
    denyPurge: false,
    maxAgeMs: 0,
    maxBytes: 16 * MIB * sizing.scale,
    replicas: sizing.replicas,
  };
}

export const streamNames = Object.keys(rows) as readonly StreamName[];

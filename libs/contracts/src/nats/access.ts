import { orderStreamOf } from '../orders.ts';
import { subjects } from '../subjects.ts';
import { buckets } from './buckets.ts';
import type { BucketDefinition } from './buckets.ts';
import type { NatsService } from './services.ts';
import { commandStreamOf, streamNames, streamOf } from './streams.ts';
import type { StreamName } from './streams.ts';

/** A durable consumer by stream and name. */
export interface ConsumerName {
  readonly stream: string;
  readonly durable: string;
}

/** What one service's NATS user may do. The server's configuration is generated from it; what is not here is refused by the server. */
export interface NatsAccess {
  /** Core subjects and stream subjects that it sends to. */
  readonly publish: readonly string[];
  /** Core subjects that it listens to. */
  readonly subscribe: readonly string[];
  /** Requests that it asks. */
  readonly request: readonly string[];
  /** Requests that it answers. */
  readonly answer: readonly string[];
  /** Streams that it makes and reads back. */
  readonly streams: readonly string[];
  /** Durable consumers that it reads. */
  readonly consume: readonly ConsumerName[];
  /** Buckets that it reads and writes. */
  readonly kv: readonly BucketDefinition[];
}

/** What the table depends on in a city: its back-end systems, each with a command queue. */
export interface CitySystems {
  readonly systems: readonly string[];
}

const { catalogue, queue, display, identity, intake, bureaus } = subjects;

const nothing: NatsAccess = { publish: [], subscribe: [], request: [], answer: [], streams: [], consume: [], kv: [] };

/** The one table of who may say and hear what on NATS. */
export function natsAccess(city: CitySystems): Readonly<Record<NatsService, NatsAccess>> {
  const commandStreams = city.systems.map(orderStreamOf);
  return {
    catalogue: {
      ...nothing,
      publish: [catalogue.itemEvent()],
      answer: [catalogue.itemGet, catalogue.itemSearch, catalogue.itemChecklist],
      streams: ['CATALOGUE_EVENTS'],
    },
    queue: {
      ...nothing,
      publish: [queue.hallFeed(), queue.beat(), queue.dayEvent()],
      subscribe: [display.consoleSeen(), queue.beat()],
      answer: [queue.snapshotGet(), queue.ticketGet()],
      streams: ['QUEUE_EVENTS'],
      kv: [buckets.queueLeases],
    },
    display: {
      ...nothing,
      publish: [display.settingsChanged(), display.screenPainted(), display.consoleSeen(), display.announcementSpoken()],
      subscribe: [
        queue.hallFeed(),
        queue.beat(),
        display.settingsChanged(),
        display.screenPainted(),
        display.announcementSpoken(),
        identity.revoked,
      ],
      request: [queue.snapshotGet(), identity.revocations],
      kv: [buckets.displaySpeakers],
    },
    intake: {
      ...nothing,
      publish: [intake.caseEvent(), bureaus.command()],
      request: [catalogue.itemGet, catalogue.itemSearch, catalogue.itemChecklist, queue.ticketGet()],
      answer: [intake.caseGet, intake.orderList, intake.keyGet],
      streams: ['INTAKE_EVENTS'],
      consume: [{ stream: 'BUREAU_RESULTS', durable: 'intake' }],
    },
    bureaus: {
      ...nothing,
      publish: [bureaus.caseEvent()],
      request: [intake.caseGet, intake.orderList, intake.keyGet, catalogue.itemGet],
      streams: ['BUREAU_RESULTS', 'ADVISORIES', 'DEAD_LETTERS', ...commandStreams],
      consume: [
        ...commandStreams.map((stream) => ({ stream, durable: 'bureaus' })),
        { stream: 'DEAD_LETTERS', durable: 'bureaus-incidents' },
        { stream: 'ADVISORIES', durable: 'bureaus-advisories' },
      ],
    },
    identity: { ...nothing, publish: [identity.revoked], answer: [identity.revocations] },
    gateway: nothing,
    // Tools that read and repair by hand; no service of the house uses it.
    operator: { ...nothing, publish: ['>'], subscribe: ['>'] },
  };
}

/** Subjects of every stream of a city by name. */
export function streamSubjects(city: CitySystems): Readonly<Record<string, readonly string[]>> {
  const fixed = streamNames.map((name: StreamName) => streamOf(name));
  return Object.fromEntries(
    [...fixed, ...city.systems.map((system) => commandStreamOf(system))].map((stream) => [stream.name, stream.subjects]),
  );
}

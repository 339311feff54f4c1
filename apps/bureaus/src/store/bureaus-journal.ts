import type { ExchangeEvent, IncidentEvent } from '@yimen/domain-exchanges';
import { Journal } from '@yimen/journal';
import type { Commit } from '@yimen/journal';
import type { MongoLink } from '@yimen/platform';

/** Who is behind a commit, and what the messages about it need to know. */
export interface Author {
  readonly id: string;
  readonly system: string;
  readonly trace: string;
}

export type BureausEvent = ExchangeEvent | IncidentEvent;
export type BureausCommit = Commit<BureausEvent, Author>;
export type ExchangeCommit = Commit<ExchangeEvent, Author>;
export type IncidentCommit = Commit<IncidentEvent, Author>;
export type BureausJournal = Journal<BureausEvent, Author>;

/** Injection token of the journal: streams `bureaus/<case>/<seq>` and `bureaus/incident-<id>`. */
export const BUREAUS_JOURNAL = Symbol('bureaus-journal');

export function openBureausJournal(link: MongoLink): BureausJournal {
  return Journal.open<BureausEvent, Author>(link.connection, 'bureaus_journal');
}

const incidentPrefix = 'bureaus/incident-';

export const exchangeStream = (key: string): string => `bureaus/${key}`;
export const exchangeKeyOf = (stream: string): string => stream.slice('bureaus/'.length);
export const incidentStream = (base: string): string => `${incidentPrefix}${base}`;

export function isIncidentCommit(commit: BureausCommit): commit is IncidentCommit {
  return commit.stream.startsWith(incidentPrefix);
}

export function isExchangeCommit(commit: BureausCommit): commit is ExchangeCommit {
  return !commit.stream.startsWith(incidentPrefix);
}

import type { CaseEvent } from '@yimen/domain-cases';
import { Journal } from '@yimen/journal';
import type { Commit } from '@yimen/journal';
import type { MongoLink } from '@yimen/platform';

/** A member of staff opened a case: one line of `intake/access/<centre>/<day>`. */
export interface AccessLine {
  readonly type: 'caseOpened';
  readonly case: string;
  readonly by: string;
  readonly what: 'case' | 'history' | 'file' | 'document';
  readonly at: number;
}

export type IntakeEvent = CaseEvent | AccessLine;

/** Who is behind a commit, and the trace of the request, so that the messages about it carry it on. */
export interface Author {
  readonly id: string;
  readonly trace: string;
}

export type IntakeCommit = Commit<IntakeEvent, Author>;

/** The journal of intake: streams `intake/<case>` and `intake/access/<centre>/<day>`. */
export type IntakeJournal = Journal<IntakeEvent, Author>;

/** Injection token of the journal. */
export const INTAKE_JOURNAL = Symbol('intake-journal');

export function openIntakeJournal(link: MongoLink): IntakeJournal {
  return Journal.open<IntakeEvent, Author>(link.connection, 'intake_journal');
}

const accessPrefix = 'intake/access/';

export const caseStream = (caseNumber: string): string => `intake/${caseNumber}`;

export const accessStream = (centre: string, day: string): string => `${accessPrefix}${centre}/${day}`;

/** A commit of a case: every event of it is the case's. */
export function isCaseCommit(commit: IntakeCommit): commit is Commit<CaseEvent, Author> {
  return !commit.stream.startsWith(accessPrefix);
}

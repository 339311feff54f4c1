import { journalSuite } from './journal/suite.ts';
import type { Suite } from './suite.ts';

/** All fault runs by name. A new one is a row here. */
export const suites: Readonly<Record<string, Suite>> = {
  journal: journalSuite,
};

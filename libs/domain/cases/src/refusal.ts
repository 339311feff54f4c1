import { legalCommands, targetsOf } from './transitions.ts';
import type { Actor } from './actor.ts';
import { mayCommand } from './actor.ts';
import type { Case } from './case.ts';
import type { CaseCommand, KeepingCommand } from './transitions.ts';
import { keepingCommands } from './transitions.ts';

/** Why a command is not carried out. Every code is a row of the problem table in contracts. */
export type CaseRefusalCode =
  | 'transition-not-allowed'
  | 'not-permitted'
  | 'item-not-in-force'
  | 'item-not-connected'
  | 'office-not-competent'
  | 'materials-open'
  | 'material-unknown'
  | 'file-missing'
  | 'form-incomplete'
  | 'not-eligible'
  | 'reason-required'
  | 'exchange-open'
  | 'result-not-registered'
  | 'identity-not-checked'
  | 'void-too-late'
  | 'withdrawal-asked-already'
  | 'withdrawal-not-asked'
  | 'signed-request-missing'
  | 'deferral-open';

/** A refusal is a value: it writes nothing, sends nothing and moves no clock. */
export interface CaseRefusal {
  readonly refused: { readonly code: CaseRefusalCode; readonly details: Record<string, unknown> };
}

export function refuse(code: CaseRefusalCode, details: Record<string, unknown> = {}): CaseRefusal {
  return { refused: { code, details } };
}

export function isRefusal(value: object): value is CaseRefusal {
  return 'refused' in value;
}

/** Commands that this actor may give on this case now: what a page offers, and `allowed` of a refusal. */
export function allowedCommands(on: Case | undefined, actor: Actor): CaseCommand[] {
  const relation = on && relationOf(on);
  return legalCommands(on?.state ?? 'none').filter((command) => mayCommand(command, actor, relation));
}

/** The two guards before all others: the table, then who acts. The table comes first, so that one situation always gives one code. */
export function refuseCommand(on: Case | undefined, command: CaseCommand | KeepingCommand, actor: Actor): CaseRefusal | undefined {
  if (!isLegal(on, command)) {
    return refuse('transition-not-allowed', { state: on?.state ?? 'none', command, allowed: allowedCommands(on, actor) });
  }
  return mayCommand(command, actor, on && relationOf(on)) ? undefined : refuse('not-permitted', { command });
}

function isLegal(on: Case | undefined, command: CaseCommand | KeepingCommand): boolean {
  if (!isKeeping(command)) return targetsOf(on?.state ?? 'none', command) !== undefined;
  return on !== undefined && keepingCommands[command].includes(on.state);
}

function isKeeping(command: CaseCommand | KeepingCommand): command is KeepingCommand {
  return Object.hasOwn(keepingCommands, command);
}

function relationOf(on: Case): { receivingCentre: string; holdingCentre: string; mode: Case['item']['mode'] } {
  return { receivingCentre: on.receivingCentre, holdingCentre: on.holdingCentre, mode: on.item.mode };
}

import type { ChecklistLine } from '../facts.ts';
import { refuse, refuseCommand } from '../refusal.ts';
import type { CaseRefusal } from '../refusal.ts';
import type { Context, Decided, Prepared } from './context.ts';

/** Results of the checks made before: they come from the catalogue and the city pack, not from the case. */
export interface ReceiveChecks {
  readonly inForce: boolean;
  /** The item's system is connected: orders can leave. */
  readonly connected: boolean;
  /** Whether this office may take the item; if not, who may. */
  readonly competent: true | { readonly offices: readonly string[]; readonly power: string };
}

export type ReceiveCommand = Prepared<'caseReceived', 'receivedOn' | 'centre'>;

/**
 * Receives a case. An unmet rule or an open line never stops receiving: a resident may always hand in (spec/intake.md 2.4).
 * @returns caseReceived, or the first refusal in the order of spec/intake.md 3
 */
export function receive(command: ReceiveCommand, checks: ReceiveChecks, context: Context): Decided {
  const refusal = refuseCommand(undefined, 'receive', context.actor) ?? refuseItem(command, checks) ?? refuseFiles(command);
  if (refusal) return refusal;
  const centre = context.actor.centre ?? '';
  return [{ ...command, type: 'caseReceived', by: context.doer, centre, receivedOn: context.today }];
}

function refuseItem({ item }: ReceiveCommand, checks: ReceiveChecks): CaseRefusal | undefined {
  if (!checks.inForce) return refuse('item-not-in-force', { item: item.code });
  if (!checks.connected) return refuse('item-not-connected', { item: item.code });
  if (checks.competent !== true) return refuse('office-not-competent', { item: item.code, ...checks.competent });
  return undefined;
}

/** A line settled by a scan has its file in the same commit, and every file belongs to a line. */
function refuseFiles({ checklist, files }: ReceiveCommand): CaseRefusal | undefined {
  const stray = files.find((file) => !checklist.some((line) => line.material === file.material));
  if (stray) return refuse('material-unknown', { material: stray.material });
  const bare = checklist.find((line) => isScanned(line) && !files.some((file) => file.material === line.material));
  return bare && refuse('file-missing', { material: bare.material });
}

function isScanned(line: ChecklistLine): boolean {
  return line.state === 'handedIn' && line.by === 'scan';
}

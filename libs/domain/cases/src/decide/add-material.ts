import type { Case } from '../case.ts';
import { refuse, refuseCommand } from '../refusal.ts';
import type { Context, Decided, Prepared } from './context.ts';

/** Settles a line of the checklist, by scans that are already stored or by an original that was seen. */
export function addMaterial(on: Case, command: Prepared<'materialAdded'>, context: Context): Decided {
  const refusal = refuseCommand(on, 'addMaterial', context.actor);
  if (refusal) return refusal;
  const { material, how, files } = command;
  if (!on.checklist.some((line) => line.material === material)) return refuse('material-unknown', { material });
  if (how === 'scan' && files.length === 0) return refuse('file-missing', { material });
  if (files.some((file) => file.material !== material)) return refuse('material-unknown', { material });
  return [{ type: 'materialAdded', by: context.doer, material, how, files }];
}

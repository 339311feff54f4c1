import { readFile } from 'node:fs/promises';
import { Code, HallId, WindowId } from '@yimen/contracts';
import { ConfigError } from '@yimen/platform';
import { z } from 'zod';

/** A member of staff as an operator lists them outside the demo: the columns of the pack's clerks.csv. */
export const StaffRow = z.strictObject({
  id: Code,
  names: z.strictObject({ zh: z.string().min(1).max(120), en: z.string().min(1).max(120) }),
  role: Code,
  centre: HallId.optional(),
  bureau: Code.optional(),
  skills: z.array(Code).max(40).default([]),
  window: WindowId.optional(),
});
export type StaffRow = z.infer<typeof StaffRow>;

/** Reads the staff of a real city from a JSON file; in a pack that is refused, because packs are public. Throws `ConfigError`. */
export async function readStaffFile(path: string): Promise<readonly StaffRow[]> {
  const rows = z.array(StaffRow).safeParse(JSON.parse(await readFile(path, 'utf8')));
  if (!rows.success) throw new ConfigError([`IDENTITY_STAFF_FILE: ${z.prettifyError(rows.error)}`]);
  return rows.data;
}

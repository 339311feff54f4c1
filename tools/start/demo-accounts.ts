import { DemoAccounts } from '@yimen/contracts';
import type { DemoTable } from './table.ts';

/** The accounts that the table names: identity itself says who there is and what they sign in with. */
export async function demoAccounts(origin: string): Promise<DemoTable | undefined> {
  const response = await fetch(`${origin}/api/identity/demo/accounts`);
  if (!response.ok) return undefined;
  const { residents, staff } = DemoAccounts.parse(await response.json());
  const clerk = staff.find((one) => one.roles.includes('clerk') && one.hall !== undefined);
  const supervisor = staff.find((one) => one.roles.includes('supervisor') && one.hall === clerk?.hall);
  const resident = residents.find((one) => one.phone !== undefined);
  if (!clerk?.hall || !supervisor || !resident?.phone) return undefined;
  return {
    hall: clerk.hall,
    clerk: clerk.id,
    supervisor: supervisor.id,
    password: clerk.password,
    resident: { name: resident.name.zh, phone: resident.phone },
    code: resident.code,
  };
}

import type { CityPack, SystemRow } from '@yimen/city-pack';
import { calendarOf } from '@yimen/domain-calendar';
import { alwaysOpen, officeHours } from '@yimen/domain-exchanges';
import type { SystemRules } from '@yimen/domain-exchanges';
import { countsAgainst } from '../resilience/failures.ts';
import { SystemPolicy } from '../resilience/system-policy.ts';
import { TokenBucket } from '../resilience/token-bucket.ts';
import { loadExchangeData } from './exchange-data.ts';
import type { ExchangeData } from './exchange-data.ts';
import type { SecretOf } from './secrets.ts';
import { Systems } from './system.ts';
import type { System } from './system.ts';
import { transports } from './transports.ts';

export interface SystemsSettings {
  /** Addresses that replace those of the pack, e.g. of the simulators. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly secretOf: SecretOf;
  /** The demo's systems never sleep. */
  readonly neverClosed: boolean;
}

/** A system at a `sim:` address is a stand-in on this machine. */
export const isSimulated = ({ address }: Pick<SystemRow, 'address'>): boolean => address.startsWith('sim:');

/** Rows of systems over a transport that this build has. */
export function reachableRows(pack: CityPack): readonly SystemRow[] {
  return pack.systems.filter(({ transport }) => transports[transport] !== undefined);
}

/** Opens every system that can be reached: data checked, nothing connected yet. Throws `ExchangeDataError`. */
export async function openSystems(pack: CityPack, settings: SystemsSettings): Promise<Systems> {
  const rows = reachableRows(pack).filter((row) => !isSimulated(row) || settings.addresses[row.system] !== undefined);
  const data = await loadExchangeData(pack, rows);
  return new Systems(rows.flatMap((row) => openSystem(pack, row, data.get(row.system), settings) ?? []));
}

function openSystem(pack: CityPack, row: SystemRow, data: ExchangeData | undefined, settings: SystemsSettings): System | undefined {
  const make = transports[row.transport];
  if (!make || !data) return undefined;
  const address = new URL(settings.addresses[row.system] ?? row.address);
  const reach = isSimulated(row) ? 'loopback' : 'public';
  const { adapter, close } = make({ row, codes: data.codes, secret: settings.secretOf(row.secretRef), address, reach });
  const rules = rulesOf(pack, row, settings.neverClosed);
  return {
    row,
    rules,
    adapter,
    ...data,
    policy: new SystemPolicy({ concurrency: row.concurrency, wholeCallMs: rules.wholeCallMs, isFailure: countsAgainst }),
    // After an outage the backlog drains at most so fast, and so does everything else.
    rate: new TokenBucket(row.ratePerSecond * 0.8),
    close,
  };
}

function rulesOf(pack: CityPack, row: SystemRow, neverClosed: boolean): SystemRules {
  const { dedupe, cancel, settleMs, answerMs, hours, bureau } = row;
  const wholeCallMs = Math.max(30_000, answerMs + 10_000);
  const calendar = calendarOf(pack.calendar.values(), pack.bureauCalendars.get(bureau)?.values() ?? []);
  return { dedupe, cancel, settleMs, wholeCallMs, hours: neverClosed ? alwaysOpen : officeHours(hours, calendar, pack.city.timeZone) };
}

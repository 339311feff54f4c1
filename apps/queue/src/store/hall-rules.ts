import type { CityPack } from '@yimen/city-pack';
import { HallRules, MissRule } from '@yimen/domain-ticketing';
import { z } from 'zod';

const ClockTime = z.string().regex(/^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$/);

/** Rules that hold for one service of a hall. */
const ServiceRules = z.strictObject({
  missRule: MissRule.default({ kind: 'behind', k: 3 }),
  identityRequired: z.boolean().default(false),
  green: z.boolean().default(false),
  quota: z
    .strictObject({
      dayMax: z.int().min(0).optional(),
      warnAt: z.int().min(0).optional(),
      sessions: z
        .array(z.strictObject({ from: ClockTime, to: ClockTime, max: z.int().min(0) }))
        .max(24)
        .optional(),
    })
    .default({}),
});
type ServiceRules = z.infer<typeof ServiceRules>;

const greenWindowsRule = 'greenWindows';

/** The rules of one hall, defaults filled in. */
export interface HallSettings {
  readonly rules: HallRules;
  readonly greenWindows: readonly string[];
  serviceRule<R extends keyof ServiceRules>(service: string, rule: R): ServiceRules[R];
}

/**
 * Reads hall-rules.csv for a hall; the nearest row wins: centre and service, service everywhere, centre, everywhere. Values are JSON,
 * or plain text where they are not. Throws on a rule or value that spec/queue.md does not know.
 */
export function rulesOf(pack: CityPack, hall: string): HallSettings {
  const values = (service: string | undefined) =>
    Object.fromEntries(rowsFor(pack, hall, service).map(({ rule, value }) => [rule, parsed(value)]));
  const { [greenWindowsRule]: greenWindows, ...hallWide } = values(undefined);
  const serviceWide = pick(hallWide, ServiceRules.shape);
  const services = new Map(
    pack.serviceGroups.map(
      ({ code }) => [code, ServiceRules.parse({ ...serviceWide, ...pick(values(code), ServiceRules.shape) })] as const,
    ),
  );
  const fallback = ServiceRules.parse(serviceWide);
  return {
    rules: HallRules.parse(omit(hallWide, ServiceRules.shape)),
    greenWindows: z.array(z.string()).parse(greenWindows ?? []),
    serviceRule: (service, rule) => (services.get(service) ?? fallback)[rule],
  };
}

/** Rows that speak for this hall and service, the nearest last. */
function rowsFor(pack: CityPack, hall: string, service: string | undefined) {
  const near = ({ centre, service: of }: { centre?: string | undefined; service?: string | undefined }) => (of ? 2 : 0) + (centre ? 1 : 0);
  return pack.hallRules
    .filter((row) => (row.centre === undefined || row.centre === hall) && (row.service === undefined || row.service === service))
    .sort((left, right) => near(left) - near(right));
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function pick(values: Record<string, unknown>, shape: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => key in shape));
}

function omit(values: Record<string, unknown>, shape: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !(key in shape)));
}

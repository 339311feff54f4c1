import type { CityPack } from '@yimen/city-pack';
import type { ItemVersion } from '@yimen/contracts';
import type { DayLimit, PinnedItem } from '@yimen/domain-cases';

/** What a case keeps of the version under which it is received: limits, names and results apply to it for ever. */
export function pinnedItem({ item, version, contentHash, content }: ItemVersion, city: CityPack['city']['limits']): PinnedItem {
  const days = (n: number): DayLimit => ({ n, unit: city.unit });
  const { clocks } = content;
  return {
    code: item,
    handlingCode: content.handlingCode,
    version,
    contentHash,
    names: content.names,
    bureau: content.bureau.code,
    system: content.system,
    mode: content.mode,
    handling: content.handling,
    limits: {
      acceptance: days(clocks.acceptanceDays),
      promised: clocks.promised,
      statutory: clocks.statutory,
      supplement: days(clocks.supplementDays),
      delivery: days(clocks.deliveryDays),
    },
    silenceAccepts: clocks.silenceAccepts,
    results: content.results.map(({ kind, name }) => ({ kind, names: { zh: name, en: name } })),
  };
}

import { Injectable } from '@nestjs/common';
import type { ItemPage, ItemVersion } from '@yimen/contracts';
import { fullChecklist } from '@yimen/domain-catalogue';
import { CityGuide } from '../store/city-guide.ts';
import { ItemShelf } from '../store/item-shelf.ts';
import { deadlinesFrom } from './deadlines.ts';

/** Gives one item by slug or handling code, in the version of a date. */
@Injectable()
export class GetItem {
  constructor(
    private readonly shelf: ItemShelf,
    private readonly guide: CityGuide,
  ) {}

  /** The version that a case received on that date pins. Throws `item-unknown`, `item-not-in-force`, `catalogue-loading`. */
  version(item: string, on?: string): ItemVersion {
    return this.shelf.versionOn(item, on ?? this.guide.today());
  }

  /** The same with what the guide page shows before a question is answered. Same refusals. */
  page(item: string, on?: string): ItemPage {
    const day = on ?? this.guide.today();
    const version = this.shelf.versionOn(item, day);
    const { content } = version;
    const group = this.guide.pack.serviceGroups.find((row) => row.code === content.serviceGroup);
    return {
      ...version,
      audience: this.guide.named('audience', content.audience),
      lifeEvents: this.guide.named('life-event', content.lifeEvents),
      serviceGroup: { code: content.serviceGroup, names: group?.names ?? { zh: content.serviceGroup, en: content.serviceGroup } },
      deadlines: deadlinesFrom(this.guide.calendarFor(content.bureau.code), content, day),
      checklist: fullChecklist(content).map((line) => ({ ...line, situations: [...(line.situations ?? [])], waivers: [...line.waivers] })),
    };
  }
}

import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { ChecklistRequest, ItemGetRequest, ItemQuery, subjects } from '@yimen/contracts';
import type { Checklist, ItemList, ItemVersion } from '@yimen/contracts';
import { Answer } from '@yimen/platform';
import { GetItem } from '../use-cases/get-item.ts';
import { ListItems } from '../use-cases/list-items.ts';
import { MakeChecklist } from '../use-cases/make-checklist.ts';

/** The catalogue for other services; askers wait 2 s. */
@Controller()
export class ItemsHandler {
  constructor(
    private readonly getItem: GetItem,
    private readonly listItems: ListItems,
    private readonly makeChecklist: MakeChecklist,
  ) {}

  @Answer(subjects.catalogue.itemGet)
  get(@Payload({ schema: ItemGetRequest }) { item, on }: ItemGetRequest): ItemVersion {
    return this.getItem.version(item, on);
  }

  @Answer(subjects.catalogue.itemSearch)
  search(@Payload({ schema: ItemQuery }) query: ItemQuery): ItemList {
    return this.listItems.run(query);
  }

  @Answer(subjects.catalogue.itemChecklist)
  checklist(@Payload({ schema: ChecklistRequest }) { item, answers, on }: ChecklistRequest): Checklist {
    return this.makeChecklist.run(item, answers, on);
  }
}

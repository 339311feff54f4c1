import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Checklist, ChecklistBody, ItemList, ItemPage, ItemParams, ItemQuery, OnQuery } from '@yimen/contracts';
import { About, Allow } from '@yimen/platform';
import { GetItem } from '../use-cases/get-item.ts';
import { ListItems } from '../use-cases/list-items.ts';
import { MakeChecklist } from '../use-cases/make-checklist.ts';

/** Items for everybody: the guide, the kiosk, the console. */
@Controller('items')
@Allow('catalogue.read')
export class ItemsController {
  constructor(
    private readonly listItems: ListItems,
    private readonly getItem: GetItem,
    private readonly makeChecklist: MakeChecklist,
  ) {}

  @Get()
  @About({ summary: 'Lists items, or finds what a query means', returns: ItemList })
  list(@Query({ schema: ItemQuery }) query: ItemQuery): ItemList {
    return this.listItems.run(query);
  }

  @Get(':code')
  @About({ summary: 'One item by slug or handling code, in the version of a date', returns: ItemPage })
  get(@Param({ schema: ItemParams }) { code }: ItemParams, @Query({ schema: OnQuery }) { on }: OnQuery): ItemPage {
    return this.getItem.page(code, on);
  }

  @Post(':code/checklist')
  @HttpCode(200)
  @About({ summary: 'What to bring for these answers, and by when it is done', returns: Checklist })
  checklist(@Param({ schema: ItemParams }) { code }: ItemParams, @Body({ schema: ChecklistBody }) body: ChecklistBody): Checklist {
    return this.makeChecklist.run(code, body.answers, body.on);
  }
}

import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import type { CityPack } from '@yimen/city-pack';
import { CalendarController } from './http/calendar.controller.ts';
import { CentresController } from './http/centres.controller.ts';
import { ItemsController } from './http/items.controller.ts';
import { PublicRead } from './http/public-read.interceptor.ts';
import { ItemsHandler } from './nats/items.handler.ts';
import { CITY_PACK, CityGuide } from './store/city-guide.ts';
import { ItemEvents } from './store/item-events.ts';
import { ItemShelf } from './store/item-shelf.ts';
import { DescribeCentre } from './use-cases/describe-centre.ts';
import { DescribeCity } from './use-cases/describe-city.ts';
import { GetItem } from './use-cases/get-item.ts';
import { ImportPack } from './use-cases/import-pack.ts';
import { ListItems } from './use-cases/list-items.ts';
import { MakeChecklist } from './use-cases/make-checklist.ts';

@Module({})
export class CatalogueModule {
  /** The catalogue of one city. */
  static with(pack: CityPack): DynamicModule {
    return {
      module: CatalogueModule,
      controllers: [ItemsController, CentresController, CalendarController, ItemsHandler],
      providers: [
        { provide: CITY_PACK, useValue: pack },
        { provide: APP_INTERCEPTOR, useClass: PublicRead },
        CityGuide,
        ItemEvents,
        ItemShelf,
        ImportPack,
        ListItems,
        GetItem,
        MakeChecklist,
        DescribeCentre,
        DescribeCity,
      ],
    };
  }
}

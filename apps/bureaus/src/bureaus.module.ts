import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { CityPack } from '@yimen/city-pack';
import { MongoLink } from '@yimen/platform';
import { ExchangesController } from './http/exchanges.controller.ts';
import { IncidentsController } from './http/incidents.controller.ts';
import { commandsHandlerOf } from './nats/commands.handler.ts';
import { DeskHandler } from './nats/desk.handler.ts';
import { Scheduler } from './scheduler/scheduler.ts';
import { AfterCommit } from './store/after-commit.ts';
import { Appender } from './store/appender.ts';
import { BUREAUS_JOURNAL, openBureausJournal } from './store/bureaus-journal.ts';
import { CaseKeys } from './store/case-keys.ts';
import { ExchangeRows } from './store/exchange-rows.ts';
import { Exchanges } from './store/exchanges.ts';
import { IncidentRows } from './store/incident-rows.ts';
import { Incidents } from './store/incidents.ts';
import { RawBytes } from './store/raw-bytes.ts';
import { StartUp } from './store/start-up.ts';
import { CityTime } from './systems/city-time.ts';
import { ItemResults } from './systems/item-results.ts';
import { Systems } from './systems/system.ts';
import { CarryOut } from './use-cases/carry-out.ts';
import { Desk } from './use-cases/desk.ts';
import { MapOrder } from './use-cases/map-order.ts';
import { RaiseIncidents } from './use-cases/raise-incidents.ts';
import { ReadExchange } from './use-cases/read-exchange.ts';
import { ReadSystems } from './use-cases/read-systems.ts';
import { ReplayExchange } from './use-cases/replay-exchange.ts';
import { Sweep } from './use-cases/sweep.ts';
import { TakeOrder } from './use-cases/take-order.ts';

const stores = [AfterCommit, Appender, CaseKeys, ExchangeRows, Exchanges, IncidentRows, Incidents, RawBytes, StartUp, Scheduler];
const useCases = [CarryOut, Desk, MapOrder, RaiseIncidents, ReadExchange, ReadSystems, ReplayExchange, Sweep, TakeOrder];

/** Wiring of bureaus: one consumer a connected system. */
@Module({})
export class BureausModule {
  static with(pack: CityPack, systems: Systems): DynamicModule {
    const time = new CityTime(pack);
    return {
      module: BureausModule,
      controllers: [ExchangesController, IncidentsController, DeskHandler, ...systems.all.map(({ row }) => commandsHandlerOf(row.system))],
      providers: [
        { provide: Systems, useValue: systems },
        { provide: CityTime, useValue: time },
        { provide: ItemResults, useValue: new ItemResults(pack, time) },
        { provide: BUREAUS_JOURNAL, useFactory: openBureausJournal, inject: [MongoLink] },
        ...stores,
        ...useCases,
      ],
    };
  }
}

import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import type { CityPack } from '@yimen/city-pack';
import { Limits } from './edge/limits.ts';
import { Persons } from './edge/persons.ts';
import { TicketTokens } from './edge/ticket-token.ts';
import { CITY_PACK, Engine } from './engine/engine.ts';
import { DayController } from './http/day.controller.ts';
import { HolderController } from './http/holder.controller.ts';
import { ReadsController } from './http/reads.controller.ts';
import { SlipsController } from './http/slips.controller.ts';
import { TicketsController } from './http/tickets.controller.ts';
import { VisitsController } from './http/visits.controller.ts';
import { WindowsController } from './http/windows.controller.ts';
import { Forward } from './routing/forward.ts';
import { ToOwner } from './routing/to-owner.interceptor.ts';
import { CallAtWindow } from './use-cases/call-at-window.ts';
import { GiveNumber } from './use-cases/give-number.ts';
import { HoldersTicket } from './use-cases/holders-ticket.ts';
import { PrintSlip } from './use-cases/print-slip.ts';
import { ReadHall } from './use-cases/read-hall.ts';
import { RunCommand } from './use-cases/run-command.ts';

@Module({})
export class QueueModule {
  static with(pack: CityPack): DynamicModule {
    return {
      module: QueueModule,
      controllers: [
        TicketsController,
        VisitsController,
        WindowsController,
        DayController,
        ReadsController,
        SlipsController,
        HolderController,
      ],
      providers: [
        { provide: CITY_PACK, useValue: pack },
        Engine,
        Limits,
        Persons,
        TicketTokens,
        Forward,
        ToOwner,
        RunCommand,
        GiveNumber,
        CallAtWindow,
        HoldersTicket,
        ReadHall,
        PrintSlip,
      ],
    };
  }
}

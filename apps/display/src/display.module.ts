import { Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DeviceBook } from './devices/device-book.ts';
import { HallFrames } from './frames/hall-frames.ts';
import { KioskFrames } from './frames/kiosk-frames.ts';
import { Namespaces } from './frames/namespaces.ts';
import { PaintedFrames } from './frames/painted-frames.ts';
import { PhoneFrames } from './frames/phone-frames.ts';
import { ScreenFrames } from './frames/screen-frames.ts';
import { StaffFrames } from './frames/staff-frames.ts';
import { HALLS, HallBook } from './halls/hall-book.ts';
import type { HallPlace } from './halls/hall-book.ts';
import { LoadController } from './http/load.controller.ts';
import { SettingsController } from './http/settings.controller.ts';
import { CityLoad } from './load/city-load.ts';
import { LoadStreams } from './load/load-streams.ts';
import { CityGateway } from './sockets/city.gateway.ts';
import { ConsoleGateway } from './sockets/console.gateway.ts';
import { Doorkeeper } from './sockets/doorkeeper.ts';
import { KioskGateway } from './sockets/kiosk.gateway.ts';
import { Revocations } from './sockets/revocations.ts';
import { ScreenGateway } from './sockets/screen.gateway.ts';
import { SuperviseGateway } from './sockets/supervise.gateway.ts';
import { TicketGateway } from './sockets/ticket.gateway.ts';
import { SpeakerLeases } from './speakers/speaker-lease.ts';
import { Speakers } from './speakers/speakers.ts';
import { HallSettingsStore } from './store/hall-settings.store.ts';
import { ChangeHallSettings } from './use-cases/change-hall-settings.ts';
import { ReadHallSettings } from './use-cases/read-hall-settings.ts';

const gateways = [ScreenGateway, KioskGateway, ConsoleGateway, TicketGateway, SuperviseGateway, CityGateway];
const frames = [Namespaces, ScreenFrames, StaffFrames, KioskFrames, PhoneFrames, PaintedFrames, HallFrames];

@Module({})
export class DisplayModule {
  /** The edge for the halls of a city. */
  static for(halls: readonly HallPlace[]): DynamicModule {
    return {
      module: DisplayModule,
      controllers: [LoadController, SettingsController],
      providers: [
        { provide: HALLS, useValue: halls },
        ...frames,
        ...gateways,
        HallBook,
        HallSettingsStore,
        DeviceBook,
        SpeakerLeases,
        Speakers,
        Revocations,
        Doorkeeper,
        CityLoad,
        LoadStreams,
        ChangeHallSettings,
        ReadHallSettings,
      ],
    };
  }
}

import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import type { CityPack } from '@yimen/city-pack';
import { Bus, MongoLink } from '@yimen/platform';
import { Accounts } from './accounts/accounts.ts';
import { AttemptLimits } from './accounts/attempts.ts';
import { accountsOf } from './accounts/from-pack.ts';
import { Passwords } from './accounts/passwords.ts';
import type { StaffRow } from './accounts/staff-file.ts';
import { TABLES } from './config.ts';
import type { IdentitySettings, IdentityTables } from './config.ts';
import { DemoMode } from './demo/demo-mode.ts';
import { Pairings } from './devices/pairings.ts';
import { DevicePlaces } from './devices/places.ts';
import { placesOf } from './devices/places-from-pack.ts';
import { Revocations } from './devices/revocations.ts';
import { Subjects } from './devices/subjects.ts';
import { AccountController } from './http/account.controller.ts';
import { DemoController } from './http/demo.controller.ts';
import { DevicesController } from './http/devices.controller.ts';
import { ExternalController } from './http/external.controller.ts';
import { InteractionsController } from './http/interactions.controller.ts';
import { KeysController } from './http/keys.controller.ts';
import { RevocationsHandler } from './nats/revocations.handler.ts';
import { ProviderHost } from './provider/provider-host.ts';
import { hostOptions } from './provider/host-options.ts';
import { ExternalLogins } from './store/external-logins.ts';
import { Sealer } from './store/sealer.ts';
import { KeepReady } from './use-cases/keep-ready.ts';
import { ExternalSignIn } from './use-cases/external-sign-in.ts';
import { HallDevicesOf } from './use-cases/hall-devices.ts';
import { Interactions } from './use-cases/interactions.ts';
import { PairDemoDevice } from './use-cases/pair-demo-device.ts';
import { PairingRequests } from './use-cases/pairing-requests.ts';
import { SignIn } from './use-cases/sign-in.ts';

/** What the start read before the module is made. */
export interface IdentityParts {
  readonly settings: IdentitySettings;
  readonly tables: IdentityTables;
  readonly pack: CityPack;
  readonly staff: readonly StaffRow[];
  readonly passwords: Passwords;
}

@Module({})
export class IdentityModule {
  static with(parts: IdentityParts): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [
        InteractionsController,
        ExternalController,
        AccountController,
        DevicesController,
        KeysController,
        DemoController,
        RevocationsHandler,
      ],
      providers: [
        ...valuesOf(parts),
        ...stores,
        { provide: ProviderHost, useFactory: hostOptions(parts), inject: [MongoLink, Sealer, Subjects] },
        KeepReady,
        SignIn,
        Interactions,
        ExternalSignIn,
        HallDevicesOf,
        PairingRequests,
        PairDemoDevice,
      ],
    };
  }
}

function valuesOf({ settings, tables, pack, staff, passwords }: IdentityParts): Provider[] {
  return [
    { provide: TABLES, useValue: tables },
    { provide: Sealer, useValue: new Sealer(settings.sealingKey) },
    { provide: Passwords, useValue: passwords },
    { provide: DemoMode, useValue: new DemoMode(settings.demo, settings.demoCode, settings.demoPassword) },
    { provide: Accounts, useValue: accountsOf(pack, staff, settings.demo) },
    { provide: DevicePlaces, useValue: placesOf(pack) },
  ];
}

const stores: Provider[] = [
  { provide: Pairings, useFactory: (mongo: MongoLink) => new Pairings(() => mongo.connection), inject: [MongoLink] },
  {
    provide: AttemptLimits,
    useFactory: (mongo: MongoLink, sealer: Sealer) => new AttemptLimits(() => mongo.connection, sealer),
    inject: [MongoLink, Sealer],
  },
  {
    provide: ExternalLogins,
    useFactory: (mongo: MongoLink, sealer: Sealer) => new ExternalLogins(() => mongo.connection, sealer),
    inject: [MongoLink, Sealer],
  },
  {
    provide: Subjects,
    useFactory: (accounts: Accounts, pairings: Pairings) => new Subjects(accounts, pairings),
    inject: [Accounts, Pairings],
  },
  { provide: Revocations, useFactory: (pairings: Pairings, bus: Bus) => new Revocations(pairings, bus), inject: [Pairings, Bus] },
];

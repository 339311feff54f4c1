import { Module } from '@nestjs/common';
import type { DynamicModule, Provider } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { CityPack } from '@yimen/city-pack';
import { MongoLink } from '@yimen/platform';
import { CityFacts } from './city/city-facts.ts';
import type { IntakeSettings } from './config.ts';
import { IssueDocument } from './documents/issue.ts';
import { BlobStore } from './files/blob-store.ts';
import { DiskStore } from './files/disk-store.ts';
import { CasesController } from './http/cases.controller.ts';
import { CommandsController } from './http/commands.controller.ts';
import { DocumentsController } from './http/documents.controller.ts';
import { FilesController } from './http/files.controller.ts';
import { PreparedGuard } from './http/prepared.guard.ts';
import { QueryController } from './http/query.controller.ts';
import { StoreErrors } from './http/store-errors.interceptor.ts';
import { WorklistsController } from './http/worklists.controller.ts';
import { CasesHandler } from './nats/cases.handler.ts';
import { OutcomesHandler } from './nats/outcomes.handler.ts';
import { IntakeSecrets } from './sealing/secrets.ts';
import { AccessLog } from './store/access-log.ts';
import { AfterCommit } from './store/after-commit.ts';
import { CaseKeys } from './store/case-keys.ts';
import { CaseViews } from './store/read-models/case-views.ts';
import { Cases } from './store/cases.ts';
import { DocumentKeys } from './store/document-keys.ts';
import { INTAKE_JOURNAL, openIntakeJournal } from './store/intake-journal.ts';
import { ItemVersions } from './store/item-versions.ts';
import { NumberBlocks } from './store/number-blocks.ts';
import { QueryTries } from './store/query-tries.ts';
import { StartUp } from './store/start-up.ts';
import { Sweep } from './store/sweep.ts';
import { Uploads } from './store/uploads.ts';
import { Worklists } from './store/read-models/worklists.ts';
import { useCases } from './use-cases/all.ts';
import { StaffViews } from './views/staff-view.ts';

const stores: Provider[] = [
  { provide: INTAKE_JOURNAL, useFactory: openIntakeJournal, inject: [MongoLink] },
  AccessLog,
  AfterCommit,
  CaseKeys,
  Cases,
  CaseViews,
  DocumentKeys,
  ItemVersions,
  NumberBlocks,
  QueryTries,
  StartUp,
  Sweep,
  Uploads,
  Worklists,
];

/** Wiring of intake. */
@Module({})
export class IntakeModule {
  static with(settings: IntakeSettings, pack: CityPack): DynamicModule {
    return {
      module: IntakeModule,
      controllers: [
        CasesController,
        CommandsController,
        DocumentsController,
        FilesController,
        QueryController,
        WorklistsController,
        CasesHandler,
        OutcomesHandler,
      ],
      providers: [
        { provide: CityFacts, useValue: new CityFacts(pack) },
        { provide: IntakeSecrets, useValue: new IntakeSecrets(settings.keyEncryptionSecret) },
        { provide: BlobStore, useValue: new DiskStore(settings.filesDir) },
        { provide: APP_GUARD, useClass: PreparedGuard },
        { provide: APP_INTERCEPTOR, useClass: StoreErrors },
        IssueDocument,
        StaffViews,
        ...stores,
        ...useCases,
      ],
    };
  }
}

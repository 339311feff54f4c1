import { AttachFiles } from './attach-files.ts';
import { AcceptCase } from './commands/accept-case.ts';
import { AddMaterial } from './commands/add-material.ts';
import { CloseCase } from './commands/close-case.ts';
import { DeliverCase } from './commands/deliver-case.ts';
import { LinkTicket } from './commands/link-ticket.ts';
import { NoteCase } from './commands/note-case.ts';
import { RefuseCase } from './commands/refuse-case.ts';
import { VoidCase } from './commands/void-case.ts';
import { WithdrawCase } from './commands/withdraw-case.ts';
import { ItemRules } from './item-rules.ts';
import { QueryCase } from './reading/query-case.ts';
import { ReadCase } from './reading/read-case.ts';
import { ReadDocument } from './reading/read-document.ts';
import { ReadFile } from './reading/read-file.ts';
import { ReadWorklist } from './reading/read-worklist.ts';
import { ReceiveCase } from './receive-case.ts';
import { RecordOutcome } from './record-outcome.ts';
import { RunCommand } from './run-command.ts';
import { StoreFile } from './store-file.ts';
import { VerifyTicket } from './verify-ticket.ts';

/** Everything that intake can do, and what its use cases share. */
export const useCases = [
  AcceptCase,
  AddMaterial,
  AttachFiles,
  CloseCase,
  DeliverCase,
  ItemRules,
  LinkTicket,
  NoteCase,
  QueryCase,
  ReadCase,
  ReadDocument,
  ReadFile,
  ReadWorklist,
  ReceiveCase,
  RecordOutcome,
  RefuseCase,
  RunCommand,
  StoreFile,
  VerifyTicket,
  VoidCase,
  WithdrawCase,
];

import { Injectable } from '@nestjs/common';
import type { CommandReply, NoteBody } from '@yimen/contracts';
import { note } from '@yimen/domain-cases';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';

/** Adds a note for colleagues, sealed like everything that may name the person. */
@Injectable()
export class NoteCase {
  constructor(private readonly commands: RunCommand) {}

  run(command: StaffCommand, { text }: NoteBody): Promise<CommandReply> {
    return this.commands.run(command, (on, { context, seal }) => note(on, seal.seal('note', text), context));
  }
}

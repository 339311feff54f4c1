import { Injectable } from '@nestjs/common';
import type { CommandReply } from '@yimen/contracts';
import { close } from '@yimen/domain-cases';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';

/** Closes a decided case: the result is here and can be handed over. */
@Injectable()
export class CloseCase {
  constructor(private readonly commands: RunCommand) {}

  run(command: StaffCommand): Promise<CommandReply> {
    return this.commands.run(command, (on, { context }) => close(on, context));
  }
}

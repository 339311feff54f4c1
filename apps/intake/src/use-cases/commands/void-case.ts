import { Injectable } from '@nestjs/common';
import type { CommandReply, VoidBody } from '@yimen/contracts';
import { voidCase } from '@yimen/domain-cases';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';

/** Strikes out a case that was received twice or for the wrong person, on the same business day. */
@Injectable()
export class VoidCase {
  constructor(private readonly commands: RunCommand) {}

  run(command: StaffCommand, { reason }: VoidBody): Promise<CommandReply> {
    return this.commands.run(command, (on, { context }) => voidCase(on, reason, context));
  }
}

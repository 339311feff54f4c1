import { Injectable } from '@nestjs/common';
import type { CommandReply, SettledLine } from '@yimen/contracts';
import { addMaterial } from '@yimen/domain-cases';
import { AttachFiles } from '../attach-files.ts';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';

/** Settles a line of the checklist, by scans or by an original that was seen and given back. */
@Injectable()
export class AddMaterial {
  constructor(
    private readonly commands: RunCommand,
    private readonly files: AttachFiles,
  ) {}

  async run(command: StaffCommand, { material, by, files }: SettledLine): Promise<CommandReply> {
    const { reply, executed } = await this.commands.execute(command, async (on, { context, seal, staff }) => {
      const attached = await this.files.run([{ material, files }], on.files, seal, staff.centre);
      return addMaterial(on, { material, how: by, files: attached }, context);
    });
    const added = executed.commit.events.flatMap((event) => (event.type === 'materialAdded' ? event.files : []));
    if (!executed.repeated) await this.files.done(added, executed.on.number);
    return reply;
  }
}

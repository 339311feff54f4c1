import { Injectable } from '@nestjs/common';
import type { CommandReply, WithdrawBody } from '@yimen/contracts';
import { withdraw } from '@yimen/domain-cases';
import { CityFacts } from '../../city/city-facts.ts';
import { composeWithdrawal } from '../../documents/compose.ts';
import { IssueDocument } from '../../documents/issue.ts';
import { AttachFiles } from '../attach-files.ts';
import { occasionOf } from '../occasion.ts';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';

/** What the signed request is filed under. */
const requestMaterial = 'withdrawal-request';

/** Withdraws on the resident's signed request, which is scanned first. */
@Injectable()
export class WithdrawCase {
  constructor(
    private readonly commands: RunCommand,
    private readonly files: AttachFiles,
    private readonly documents: IssueDocument,
    private readonly city: CityFacts,
  ) {}

  async run(command: StaffCommand, { request }: WithdrawBody): Promise<CommandReply> {
    const { reply, executed } = await this.commands.execute(command, async (on, { context, seal, staff }) => {
      const wanted = request ? [{ material: requestMaterial, files: [request] }] : [];
      const [file] = await this.files.run(wanted, on.files, seal, staff.centre);
      const page = composeWithdrawal(occasionOf(on, seal, context), this.city);
      return withdraw(on, { request: file, document: await this.documents.run(page, context.today, seal) }, context);
    });
    if (!executed.repeated) {
      const files = executed.on.files.filter((file) => file.material === requestMaterial);
      await this.files.done(files, executed.on.number);
    }
    return reply;
  }
}

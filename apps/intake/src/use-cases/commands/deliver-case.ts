import { Injectable } from '@nestjs/common';
import type { CommandReply, DeliverBody } from '@yimen/contracts';
import { deliver } from '@yimen/domain-cases';
import { CityFacts } from '../../city/city-facts.ts';
import { composeDelivery } from '../../documents/compose.ts';
import { IssueDocument } from '../../documents/issue.ts';
import { occasionOf } from '../occasion.ts';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';

/** Hands the outcome over at the window that received. */
@Injectable()
export class DeliverCase {
  constructor(
    private readonly commands: RunCommand,
    private readonly documents: IssueDocument,
    private readonly city: CityFacts,
  ) {}

  run(command: StaffCommand, { receiver, identityChecked }: DeliverBody): Promise<CommandReply> {
    return this.commands.run(command, async (on, { context, seal }) => {
      const results = [...(on.decided?.results ?? [])];
      const page = composeDelivery(occasionOf(on, seal, context), { outcome: on.outcome ?? '', receiver, results }, this.city);
      return deliver(on, { receiver, identityChecked, document: await this.documents.run(page, context.today, seal) }, context);
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { CommandReply, RefuseBody } from '@yimen/contracts';
import { refuseCase } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';
import { CityFacts } from '../../city/city-facts.ts';
import { composeRefusal } from '../../documents/compose.ts';
import { IssueDocument } from '../../documents/issue.ts';
import { occasionOf } from '../occasion.ts';
import { RunCommand } from '../run-command.ts';
import type { StaffCommand } from '../run-command.ts';

/** Refuses to accept, with a reason of the city's list and what to do next. */
@Injectable()
export class RefuseCase {
  constructor(
    private readonly commands: RunCommand,
    private readonly documents: IssueDocument,
    private readonly city: CityFacts,
  ) {}

  run(command: StaffCommand, body: RefuseBody): Promise<CommandReply> {
    return this.commands.run(command, async (on, { context, seal }) => {
      const known = this.city.reason(body.reason);
      if (!known) throw new Refusal('reason-required', { reason: body.reason });
      const remedy = body.remedy ?? known.remedy;
      const page = composeRefusal(occasionOf(on, seal, context), { reason: known.text, remedy }, this.city);
      const document = await this.documents.run(page, context.today, seal);
      return refuseCase(on, { reason: body.reason, ...(body.rule ? { rule: body.rule } : {}), remedy, document }, context);
    });
  }
}

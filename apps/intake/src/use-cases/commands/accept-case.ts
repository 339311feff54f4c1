import { Injectable } from '@nestjs/common';
import type { CommandReply, OrderContent } from '@yimen/contracts';
import { accept } from '@yimen/domain-cases';
import type { AcceptChecks, AcceptCommand, Case } from '@yimen/domain-cases';
import { CityFacts } from '../../city/city-facts.ts';
import { composeAcceptance, limitOf } from '../../documents/compose.ts';
import { IssueDocument } from '../../documents/issue.ts';
import type { Dossier } from '../../sealing/case-seal.ts';
import { ItemVersions } from '../../store/item-versions.ts';
import { ItemRules } from '../item-rules.ts';
import { occasionOf } from '../occasion.ts';
import { RunCommand } from '../run-command.ts';
import type { Hands, StaffCommand } from '../run-command.ts';

/** Accepts a case and orders its bureau's system, in one commit: no accepted case is without its order. */
@Injectable()
export class AcceptCase {
  constructor(
    private readonly commands: RunCommand,
    private readonly versions: ItemVersions,
    private readonly rules: ItemRules,
    private readonly documents: IssueDocument,
    private readonly city: CityFacts,
  ) {}

  run(command: StaffCommand): Promise<CommandReply> {
    return this.commands.run(command, async (on, hands) => {
      const dossier = hands.seal.openDossier(on.personal);
      return accept(on, await this.commandOf(on, dossier, hands), await this.checksOf(on, dossier, hands), hands.context);
    });
  }

  private async checksOf(on: Case, dossier: Dossier, { context }: Hands): Promise<AcceptChecks> {
    const version = await this.versions.pinned(on.item.contentHash);
    const given = { idNumber: dossier.applicant.idNumber, answers: dossier.answers, fields: dossier.fields };
    const empowered = this.city.mayAccept(on.holdingCentre, { item: on.item.code, bureau: on.item.bureau }, context.today);
    return { ...this.rules.obstaclesOf(version, given, context.today), empowered };
  }

  private async commandOf(on: Case, dossier: Dossier, { context, seal }: Hands): Promise<AcceptCommand> {
    const body = composeAcceptance(occasionOf(on, seal, context), context.today, this.city);
    const document = await this.documents.run(body, context.today, seal);
    if (on.item.system === 'none') return { document };
    const until = (name: 'promised' | 'statutory'): string | undefined =>
      limitOf(this.city, on.item, context.today, on.item.limits[name]).until;
    const content = seal.seal('order', JSON.stringify(contentOf(dossier)));
    return { document, order: { content, promisedUntil: until('promised'), statutoryUntil: until('statutory') } };
  }
}

/** What the bureau's mapping may choose from. The query code is the resident's and goes nowhere. */
function contentOf({ applicant, representative, answers, fields }: Dossier): OrderContent {
  return { applicant, ...(representative ? { representative } : {}), answers, fields };
}

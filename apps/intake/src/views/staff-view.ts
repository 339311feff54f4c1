import { Injectable } from '@nestjs/common';
import type { CaseView, DecisionView, PersonView } from '@yimen/contracts';
import { allowedCommands, keepingCommands, mayCommand } from '@yimen/domain-cases';
import type { Actor, Case, KeepingCommand } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';
import { CityFacts } from '../city/city-facts.ts';
import type { CaseSeal, Dossier, Person } from '../sealing/case-seal.ts';
import { maskIdNumber, maskName, maskPhone } from '../sealing/mask.ts';
import { sightsOf } from './field-groups.ts';
import type { Sights } from './field-groups.ts';
import { clocksOf, custodyOf, documentsOf, holderView, orderView } from './parts.ts';
import { sentenceOf } from './sentences.ts';

/** Makes what a member of staff may see of a case. A group without permission is absent, never empty. */
@Injectable()
export class StaffViews {
  constructor(private readonly city: CityFacts) {}

  /**
   * @param now time at which clocks are read: of the commit when a command is answered, so that a repeat answers the same bytes
   * Throws `not-found` for a case that is not the actor's.
   */
  of(on: Case, actor: Actor, seal: CaseSeal, now: number): CaseView {
    const sights = sightsOf(actor, on);
    if (!sights) throw new Refusal('not-found');
    return { ...this.open(on, actor, now), ...this.guarded(on, sights, seal) };
  }

  /** What everybody at the office may see. */
  private open(on: Case, actor: Actor, now: number): CaseView {
    const { code, version, names, bureau, system, mode, handling } = on.item;
    return {
      number: on.number,
      seq: on.seq,
      state: on.state,
      ...(on.outcome ? { outcome: on.outcome } : {}),
      since: on.since,
      sentence: sentenceOf(on, this.city),
      item: { code, version, names, bureau, system, mode, handling },
      situation: on.situation,
      receivedOn: on.receivedOn,
      receivingCentre: on.receivingCentre,
      holdingCentre: on.holdingCentre,
      received: on.received,
      ...(on.accepted ? { accepted: { by: on.accepted.by, at: on.accepted.at } } : {}),
      ...(on.closed ? { closed: on.closed } : {}),
      ...(on.delivered ? { delivered: { by: on.delivered.by, at: on.delivered.at } } : {}),
      holder: holderView(on, this.city),
      custody: custodyOf(on, this.city),
      clocks: clocksOf(on, this.city, now),
      checklist: [...on.checklist],
      orders: on.orders.map(orderView),
      documents: documentsOf(on),
      links: [...on.links],
      may: mayOf(on, actor),
    };
  }

  private guarded(on: Case, sights: Sights, seal: CaseSeal): Partial<CaseView> {
    const dossier = sights.identity !== 'none' || sights.answers === 'read' ? seal.openDossier(on.personal) : undefined;
    return {
      ...(dossier && sights.identity !== 'none' ? { identity: identityOf(dossier, sights.identity === 'masked') } : {}),
      ...(dossier && sights.answers === 'read' ? { answers: { situation: dossier.answers, fields: dossier.fields } } : {}),
      ...(sights.files === 'read'
        ? { files: on.files.map(({ sha256, size, type, material, page }) => ({ sha256, size, type, material, page })) }
        : {}),
      ...(sights.decision === 'read' ? this.decisions(on) : {}),
      ...(sights.notes === 'read' ? { notes: on.notes.map(({ by, at, text }) => ({ by, at, text: seal.open('note', text) })) } : {}),
    };
  }

  private decisions(on: Case): Partial<CaseView> {
    const unused = on.answers.filter((answer) => !answer.used);
    return {
      ...(on.decided ? { decision: this.decision(on.decided) } : {}),
      ...(on.refusal ? { refusal: { ...on.refusal, ...textOf(this.city.reason(on.refusal.reason)?.text) } } : {}),
      ...(unused.length > 0 ? { keptAnswers: unused.map(({ at, outcome, whyNot }) => ({ at, outcome, whyNot: whyNot ?? '' })) } : {}),
    };
  }

  private decision(decided: NonNullable<Case['decided']>): DecisionView {
    const { at, on, bureau, outcome, bureauRef, reason, results } = decided;
    const words = reason === undefined ? undefined : this.city.reason(reason);
    return {
      at,
      on,
      bureau,
      outcome,
      ...(bureauRef === undefined ? {} : { bureauRef }),
      ...(reason === undefined ? {} : { reason }),
      ...(words ? { reasonText: words.text, remedy: words.remedy } : {}),
      results: [...results],
    };
  }
}

function textOf(text: CaseView['sentence'] | undefined): { text?: CaseView['sentence'] } {
  return text ? { text } : {};
}

/** Commands that have a route: a page offers no other, whatever the table allows. */
const routed: ReadonlySet<string> = new Set([
  'accept',
  'refuse',
  'close',
  'deliver',
  'withdraw',
  'void',
  'addMaterial',
  'note',
  'linkTicket',
]);

/** Commands that a page may offer to this actor now. */
function mayOf(on: Case, actor: Actor): string[] {
  const relation = { receivingCentre: on.receivingCentre, holdingCentre: on.holdingCentre, mode: on.item.mode };
  const keeping = (Object.keys(keepingCommands) as KeepingCommand[]).filter(
    (command) => keepingCommands[command].includes(on.state) && mayCommand(command, actor, relation),
  );
  return [...allowedCommands(on, actor), ...keeping].filter((command) => routed.has(command));
}

function identityOf({ applicant, representative }: Dossier, masked: boolean): NonNullable<CaseView['identity']> {
  return { applicant: personView(applicant, masked), ...(representative ? { representative: personView(representative, masked) } : {}) };
}

function personView({ name, idNumber, phone }: Person, masked: boolean): PersonView {
  const shown = masked ? { name: maskName(name), idNumber: maskIdNumber(idNumber) } : { name, idNumber };
  return { ...shown, ...(phone === undefined ? {} : { phone: masked ? maskPhone(phone) : phone }), masked };
}

import { randomInt } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { ItemVersion, Principal, ReceiveBody, ReceivedReply } from '@yimen/contracts';
import { isRefusal, receive } from '@yimen/domain-cases';
import type { CaseFile, ChecklistLine, PinnedItem, TicketLink } from '@yimen/domain-cases';
import { readIdentityNumber } from '@yimen/domain-identifiers';
import { Clock, Refusal, SETTINGS } from '@yimen/platform';
import { CityFacts } from '../city/city-facts.ts';
import type { IntakeSettings } from '../config.ts';
import { composeReceipt } from '../documents/compose.ts';
import { IssueDocument } from '../documents/issue.ts';
import { documentId } from '../documents/read.ts';
import type { CaseSeal, Dossier, Person } from '../sealing/case-seal.ts';
import { IntakeSecrets, keyedHash } from '../sealing/secrets.ts';
import { CaseKeys } from '../store/case-keys.ts';
import { Cases } from '../store/cases.ts';
import type { Executed, Given } from '../store/cases.ts';
import { ItemVersions } from '../store/item-versions.ts';
import { NumberBlocks } from '../store/number-blocks.ts';
import { StaffViews } from '../views/staff-view.ts';
import { AttachFiles } from './attach-files.ts';
import { ItemRules } from './item-rules.ts';
import { pinnedItem } from './pinned-item.ts';
import { staffOf } from './staff.ts';
import type { Staff } from './staff.ts';
import { VerifyTicket } from './verify-ticket.ts';

/** Characters of a query code: 28 that nobody mixes up. */
const codeCharacters = '23456789ABCDEFGHJKMNPQRSTWXY';
const codeLength = 8;

/** A case that is ready to get its number: everything that does not depend on the number is checked. */
interface Ready {
  readonly staff: Staff;
  readonly version: ItemVersion;
  readonly item: PinnedItem;
  readonly situation: string;
  readonly checklist: ChecklistLine[];
  readonly dossier: Dossier;
  readonly link: TicketLink | undefined;
  readonly today: string;
  readonly now: number;
}

/** Receives a case: the receipt is shown if and only if the commit is stored. Source: spec/intake.md 3, 6 and 8. */
@Injectable()
export class ReceiveCase {
  private readonly underWay = new Map<string, Promise<unknown>>();

  constructor(
    private readonly cases: Cases,
    private readonly keys: CaseKeys,
    private readonly blocks: NumberBlocks,
    private readonly versions: ItemVersions,
    private readonly rules: ItemRules,
    private readonly tickets: VerifyTicket,
    private readonly files: AttachFiles,
    private readonly documents: IssueDocument,
    private readonly views: StaffViews,
    private readonly city: CityFacts,
    private readonly secrets: IntakeSecrets,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: IntakeSettings,
  ) {}

  /** The same press, however often and however many at once, receives one case and answers the same bytes. */
  async run(body: ReceiveBody, key: string, principal: Principal | undefined): Promise<ReceivedReply> {
    const staff = staffOf(principal);
    const given = { key: `${staff.actor.id}/${key}`, type: 'receive', by: staff.actor.id, body: { command: 'receive', ...body } };
    const executed = await this.inTurn(
      given.key,
      async () => (await this.cases.findRepeated(given)) ?? (await this.receive(body, given, staff)),
    );
    return this.answer(executed, staff);
  }

  private async receive(body: ReceiveBody, given: Given, staff: Staff): Promise<Executed> {
    const ready = await this.prepare(body, staff);
    const number = await this.blocks.take(staff.centre, ready.today);
    try {
      return await this.store(number, body, given, ready);
    } catch (error) {
      const unknown = error instanceof Refusal && error.code === 'outcome-unknown';
      if (!unknown) this.blocks.giveBack(staff.centre, ready.today, number);
      throw error;
    }
  }

  private async prepare(body: ReceiveBody, staff: Staff): Promise<Ready> {
    const now = this.clock.now();
    const today = this.city.today(now);
    const applicant = personOf(body.applicant, today);
    const representative = body.representative && personOf(body.representative, today);
    const version = await this.versions.inForce(body.item, today);
    if (!version.connected) throw new Refusal('item-not-connected', { item: version.item });
    const situation = this.rules.situationOf(version, body.answers);
    const form = this.rules.formOf(version, { idNumber: applicant.idNumber, answers: body.answers, fields: body.fields }, today);
    const dossier = {
      applicant,
      ...(representative ? { representative } : {}),
      answers: body.answers,
      fields: storable(form.values),
      queryCode: newQueryCode(),
    };
    const checklist = settled(this.rules.checklistOf(version, situation), body, now);
    const link = body.ticket && (await this.tickets.run(body.ticket, staff));
    return {
      staff,
      version,
      item: pinnedItem(version, this.city.pack.city.limits),
      situation: situation.code,
      checklist,
      dossier,
      link,
      today,
      now,
    };
  }

  /** Blob first, keys and version first, commit last: what the commit names is there before it. */
  private async store(number: string, body: ReceiveBody, given: Given, ready: Ready): Promise<Executed> {
    const seal = await this.keys.sealOf(number);
    const files = await this.files.run(body.materials, [], seal, ready.staff.centre);
    const decided = receive(await this.command(number, ready, files, seal), this.checksOf(ready), this.contextOf(ready));
    if (!isRefusal(decided)) await this.versions.keep(ready.version);
    const executed = await this.cases.begin(number, given, decided, ready.now);
    if (executed.repeated) this.blocks.giveBack(ready.staff.centre, ready.today, number);
    else await this.files.done(files, number);
    return executed;
  }

  private async command(number: string, ready: Ready, files: CaseFile[], seal: CaseSeal): Promise<Parameters<typeof receive>[0]> {
    const { item, situation, checklist, dossier, link, today, now, staff } = ready;
    const { personal, shown } = seal.sealDossier(dossier);
    const doer = doerAt(staff, link);
    const occasion = { caseNumber: number, item, shown: seal.openShown(shown), centre: staff.centre, doer, now };
    const { publicOrigin } = this.settings;
    const receipt = composeReceipt(occasion, { on: today, queryCode: dossier.queryCode, checklist, files, publicOrigin }, this.city);
    return {
      case: number,
      item,
      situation,
      personal,
      shown,
      checklist,
      files,
      ...(link ? { link } : {}),
      returnChannel: 'window',
      queryCode: keyedHash(this.secrets.queryCode, `${number}/${dossier.queryCode}`),
      document: await this.documents.run(receipt, today, seal),
    };
  }

  private checksOf({ version, today }: Ready): Parameters<typeof receive>[1] {
    const inForce = version.validFrom <= today && (version.validTo === undefined || today < version.validTo);
    const local = version.content.mode === 'local-only';
    return { inForce, connected: version.connected, competent: local ? { offices: [], power: 'receive' } : true };
  }

  private contextOf({ now, today, staff, link }: Ready): Parameters<typeof receive>[2] {
    return { now, today, seq: 1, actor: staff.actor, doer: doerAt(staff, link) };
  }

  private async answer({ on, commit }: Executed, staff: Staff): Promise<ReceivedReply> {
    const seal = await this.keys.sealOf(on.number);
    const { queryCode } = seal.openDossier(on.personal);
    const view = this.views.of(on, staff.actor, seal, commit.at);
    return { case: view, queryCode, receipt: { id: documentId(on.number, 'receipt'), kind: 'receipt' } };
  }

  /** Presses with one key wait for each other in this process, so that none takes a number in vain. */
  private async inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.underWay.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.underWay.set(key, mine);
    try {
      return await mine;
    } finally {
      if (this.underWay.get(key) === mine) this.underWay.delete(key);
    }
  }
}

function doerAt({ doer }: Staff, link: TicketLink | undefined): Staff['doer'] {
  return link?.window === undefined ? doer : { ...doer, window: link.window };
}

/** Throws `id-number-…`, which says what to bring. */
function personOf({ name, idNumber, phone }: ReceiveBody['applicant'], today: string): Person {
  const read = readIdentityNumber(idNumber, today);
  if ('refused' in read) throw new Refusal(read.refused);
  return { name, idNumber: read.number, ...(phone === undefined ? {} : { phone }) };
}

/** Lines of the checklist as the body settles them. Throws `material-unknown`, also for a line that is named twice. */
function settled(lines: ChecklistLine[], { materials }: ReceiveBody, at: number): ChecklistLine[] {
  const known = new Set(lines.map((line) => line.material));
  const names = materials.map((each) => each.material);
  const stray = names.find((name, index) => !known.has(name) || names.indexOf(name) !== index);
  if (stray !== undefined) throw new Refusal('material-unknown', { material: stray });
  return lines.map((line) => {
    const given = materials.find((each) => each.material === line.material);
    return given ? { ...line, state: 'handedIn', by: given.by, at } : line;
  });
}

function storable(values: Readonly<Record<string, unknown>>): Dossier['fields'] {
  return JSON.parse(JSON.stringify(values)) as Dossier['fields'];
}

function newQueryCode(): string {
  return Array.from({ length: codeLength }, () => codeCharacters[randomInt(codeCharacters.length)]).join('');
}

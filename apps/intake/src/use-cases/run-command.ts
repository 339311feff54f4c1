import { Injectable } from '@nestjs/common';
import type { CommandReply, Principal } from '@yimen/contracts';
import type { Case, Context, Decided } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';
import { CityFacts } from '../city/city-facts.ts';
import type { CaseSeal } from '../sealing/case-seal.ts';
import { CaseKeys } from '../store/case-keys.ts';
import { Cases } from '../store/cases.ts';
import type { Executed } from '../store/cases.ts';
import { sightsOf } from '../views/field-groups.ts';
import { StaffViews } from '../views/staff-view.ts';
import { caseNumberOf } from './case-numbers.ts';
import { staffOf } from './staff.ts';
import type { Staff } from './staff.ts';

/** A command of a member of staff as it comes from HTTP. */
export interface StaffCommand {
  readonly number: string;
  readonly type: string;
  readonly body: object;
  /** Idempotency-Key of the press. */
  readonly key: string;
  readonly principal: Principal | undefined;
  /** Seq that the page has seen; another one means that somebody was faster. */
  readonly expectedSeq?: number | undefined;
}

/** What a decision gets beside the case. */
export interface Hands {
  readonly context: Context;
  readonly seal: CaseSeal;
  readonly staff: Staff;
}

type Decide = (on: Case, hands: Hands) => Decided | Promise<Decided>;

/** The frame around every command on a case: whose it is, whether the page is up to date, decide, append, and the new view as the answer. */
@Injectable()
export class RunCommand {
  constructor(
    private readonly cases: Cases,
    private readonly keys: CaseKeys,
    private readonly views: StaffViews,
    private readonly city: CityFacts,
  ) {}

  /** @returns the new view; a repeated press gets the answer of the first one, byte by byte */
  async run(command: StaffCommand, decide: Decide): Promise<CommandReply> {
    const { reply } = await this.execute(command, decide);
    return reply;
  }

  /** As `run`, with what was executed, for what has to be done after the commit. */
  async execute(command: StaffCommand, decide: Decide): Promise<{ reply: CommandReply; executed: Executed }> {
    const staff = staffOf(command.principal);
    const number = caseNumberOf(command.number, this.city);
    const body = { case: number, command: command.type, ...command.body };
    const given = { key: `${staff.actor.id}/${command.key}`, type: command.type, by: staff.actor.id, body };
    const executed = await this.cases.execute(number, given, async (on, { now, seq }) => {
      this.check(on, command, staff);
      const context = { now, seq, today: this.city.today(now), actor: staff.actor, doer: staff.doer };
      return decide(on, { context, staff, seal: await this.keys.sealOf(number) });
    });
    const view = this.views.of(executed.on, staff.actor, await this.keys.sealOf(number), executed.commit.at);
    return { reply: { case: view }, executed };
  }

  private check(on: Case, { expectedSeq }: StaffCommand, staff: Staff): void {
    if (!sightsOf(staff.actor, on)) throw new Refusal('not-found');
    if (expectedSeq !== undefined && expectedSeq !== on.seq) {
      throw new Refusal('case-moved-on', { seq: on.seq, state: on.state, since: on.since });
    }
  }
}

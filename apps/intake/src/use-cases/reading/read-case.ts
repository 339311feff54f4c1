import { Injectable } from '@nestjs/common';
import type { CaseView, History, Principal } from '@yimen/contracts';
import type { Case } from '@yimen/domain-cases';
import { replay } from '@yimen/domain-cases';
import { Clock, Refusal } from '@yimen/platform';
import { CityFacts } from '../../city/city-facts.ts';
import { AccessLog } from '../../store/access-log.ts';
import { CaseKeys } from '../../store/case-keys.ts';
import { Cases } from '../../store/cases.ts';
import type { CaseCommit } from '../../store/cases.ts';
import type { AccessLine } from '../../store/intake-journal.ts';
import { sightsOf } from '../../views/field-groups.ts';
import { historyOf } from '../../views/history.ts';
import { StaffViews } from '../../views/staff-view.ts';
import { caseNumberOf } from '../case-numbers.ts';
import { staffOf } from '../staff.ts';
import type { Staff } from '../staff.ts';

export interface OpenedCase {
  readonly on: Case;
  readonly commits: readonly CaseCommit[];
  readonly staff: Staff;
}

/** Opens a case for a member of staff: whose it is, and a line in the access log before anything is shown. */
@Injectable()
export class ReadCase {
  constructor(
    private readonly cases: Cases,
    private readonly keys: CaseKeys,
    private readonly access: AccessLog,
    private readonly views: StaffViews,
    private readonly city: CityFacts,
    private readonly clock: Clock,
  ) {}

  async view(number: string, principal: Principal | undefined): Promise<CaseView> {
    const { on, staff } = await this.open(number, principal, 'case');
    return this.views.of(on, staff.actor, await this.keys.sealOf(on.number), this.clock.now());
  }

  async history(number: string, principal: Principal | undefined): Promise<History> {
    const { on, commits } = await this.open(number, principal, 'history');
    return { number: on.number, lines: historyOf(commits) };
  }

  /** Throws `not-found` for a case that is absent or another office's: one answer for both. */
  async open(number: string, principal: Principal | undefined, what: AccessLine['what']): Promise<OpenedCase> {
    const staff = staffOf(principal);
    const commits = await this.cases.commits(caseNumberOf(number, this.city));
    const on = replay(commits);
    if (!on || !sightsOf(staff.actor, on)) throw new Refusal('not-found');
    await this.access.add(staff.centre, staff.actor.id, on.number, what);
    return { on, commits, staff };
  }
}

import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { PublicCaseView } from '@yimen/contracts';
import type { Case } from '@yimen/domain-cases';
import { Clock, Refusal } from '@yimen/platform';
import { CityFacts } from '../../city/city-facts.ts';
import { IntakeSecrets, keyedHash } from '../../sealing/secrets.ts';
import { Cases } from '../../store/cases.ts';
import { QueryTries } from '../../store/query-tries.ts';
import { publicView } from '../../views/public-view.ts';
import { caseNumberOf } from '../case-numbers.ts';

/** Opens a case to whoever has number and query code. A wrong number and a wrong code are one answer. */
@Injectable()
export class QueryCase {
  constructor(
    private readonly cases: Cases,
    private readonly tries: QueryTries,
    private readonly city: CityFacts,
    private readonly secrets: IntakeSecrets,
    private readonly clock: Clock,
  ) {}

  async run(number: string, code: string, address: string): Promise<PublicCaseView> {
    return publicView(await this.open(number, code, address), this.city, this.clock.now());
  }

  /** Throws `case-number-check-digit`, `query-locked`, or `not-found` for everything that does not fit. */
  async open(numberText: string, code: string, address: string): Promise<Case> {
    const number = caseNumberOf(numberText, this.city);
    await this.tries.check(number, address);
    const on = await this.cases.find(number);
    const given = keyedHash(this.secrets.queryCode, `${number}/${plainCode(code)}`);
    const right = timingSafeEqual(Buffer.from(given), Buffer.from(on?.queryCode ?? keyedHash(this.secrets.queryCode, 'nobody')));
    if (on && right) return on;
    await this.tries.count(number, address);
    throw new Refusal('not-found');
  }
}

/** A code as typed: spaces, hyphens and lower case are forgiven. */
function plainCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}

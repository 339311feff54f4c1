import { Injectable } from '@nestjs/common';
import type { Principal } from '@yimen/contracts';
import type { Case } from '@yimen/domain-cases';
import { Refusal } from '@yimen/platform';
import { CityFacts } from '../../city/city-facts.ts';
import { pageOf } from '../../documents/page.ts';
import { partsOfId, readDocument } from '../../documents/read.ts';
import { slipOf } from '../../documents/slip.ts';
import { CaseKeys } from '../../store/case-keys.ts';
import { mayRead } from '../../views/field-groups.ts';
import { QueryCase } from './query-case.ts';
import { ReadCase } from './read-case.ts';

export type DocumentForm = 'json' | 'html' | 'jws' | 'svg';

export interface ServedDocument {
  readonly type: string;
  readonly text: string;
}

/** Who asks: a member of staff by token, or whoever has the query code. */
export interface DocumentAsker {
  readonly principal: Principal | undefined;
  readonly code: string | undefined;
  readonly address: string;
}

const types: Readonly<Record<DocumentForm, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  jws: 'application/jose',
  svg: 'image/svg+xml; charset=utf-8',
};

/** Gives a document of a case: as it was signed, as an A4 page, or as a slip. A reprint is the same bytes. */
@Injectable()
export class ReadDocument {
  constructor(
    private readonly reading: ReadCase,
    private readonly query: QueryCase,
    private readonly keys: CaseKeys,
    private readonly city: CityFacts,
  ) {}

  async run(id: string, form: DocumentForm, asker: DocumentAsker): Promise<ServedDocument> {
    const { caseNumber, kind } = partsOfId(id);
    const on = await this.open(caseNumber, asker);
    const { body, jws } = readDocument(on, kind, await this.keys.sealOf(on.number));
    const style = { rule: this.city.pack.city.caseNumber, timeZone: this.city.timeZone };
    const texts: Record<DocumentForm, () => string | Promise<string>> = {
      json: () => JSON.stringify(body),
      jws: () => jws,
      html: () => pageOf(body, on.documents[kind]?.hash ?? '', style),
      svg: () => slipOf(body, style),
    };
    return { type: types[form], text: await texts[form]() };
  }

  private async open(caseNumber: string, { principal, code, address }: DocumentAsker): Promise<Case> {
    if (code !== undefined) return this.query.open(caseNumber, code, address);
    if (!principal) throw new Refusal('not-signed-in');
    const { on, staff } = await this.reading.open(caseNumber, principal, 'document');
    if (!mayRead(staff.actor, on, 'identity')) throw new Refusal('not-permitted');
    return on;
  }
}

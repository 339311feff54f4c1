import { Controller, Get, Param } from '@nestjs/common';
import { PublicCaseView } from '@yimen/contracts';
import { About, Allow, Refusal } from '@yimen/platform';
import { QueryCase } from '../use-cases/reading/query-case.ts';
import { ClientAddress, NumberParams, QueryCode } from './inputs.ts';

/** The public page of a case: number in the path, query code in the header `x-query-code`. */
@Controller('query')
export class QueryController {
  constructor(private readonly query: QueryCase) {}

  @Get(':number')
  @Allow('intake.query')
  @About({ summary: 'Where a case stands, for whoever has number and query code', returns: PublicCaseView })
  view(
    @Param({ schema: NumberParams }) { number }: NumberParams,
    @QueryCode() code: string | undefined,
    @ClientAddress() address: string,
  ): Promise<PublicCaseView> {
    if (code === undefined) throw new Refusal('malformed', { header: 'x-query-code' });
    return this.query.run(number, code, address);
  }
}

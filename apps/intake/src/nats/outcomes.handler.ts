import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { BureauOutcome, outcomeStream } from '@yimen/contracts';
import { Consume } from '@yimen/platform';
import { RecordOutcome } from '../use-cases/record-outcome.ts';

/** Takes in what bureaus tell about orders. Acknowledged only after the commit that keeps it. */
@Controller()
export class OutcomesHandler {
  constructor(private readonly outcomes: RecordOutcome) {}

  @Consume({ stream: outcomeStream, durable: 'intake', subject: 'bureaus.case.*.*.*' })
  async take(@Payload({ schema: BureauOutcome }) outcome: BureauOutcome): Promise<void> {
    await this.outcomes.run(outcome);
  }
}

import { Controller } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import { DeadLetter, DeliveryAdvisory, subjects } from '@yimen/contracts';
import { Consume } from '@yimen/platform';
import type { DeliveryContext } from '@yimen/platform';
import { Incidents } from '../store/incidents.ts';

/** The incident desk of the whole house: every message that a service gave up gets an owner. */
@Controller()
export class DeskHandler {
  constructor(private readonly incidents: Incidents) {}

  @Consume({ stream: 'DEAD_LETTERS', durable: 'bureaus-incidents', subject: subjects.dead.letter() })
  async letter(@Payload({ schema: DeadLetter }) letter: DeadLetter, @Ctx() context: unknown): Promise<void> {
    const subject = `${letter.stream}/${letter.durable}/${letter.seq}`;
    const reason = letter.code ?? letter.reason;
    const { seq } = context as DeliveryContext;
    await this.incidents.open({ kind: 'dead-letter', subject, reason, rawRefs: [`DEAD_LETTERS/${seq}`] }, `DEAD_LETTERS/${seq}`);
  }

  /** The server's own word that a consumer gave up: the net under a service that died before it could write a dead letter. */
  @Consume({ stream: 'ADVISORIES', durable: 'bureaus-advisories', subject: '$JS.EVENT.ADVISORY.CONSUMER.>' })
  async advisory(@Payload({ schema: DeliveryAdvisory }) advisory: DeliveryAdvisory, @Ctx() context: unknown): Promise<void> {
    const subject = `${advisory.stream}/${advisory.consumer}/${advisory.stream_seq}`;
    const { seq } = context as DeliveryContext;
    const reason = advisory.type.split('.').at(-2) ?? 'given-up';
    await this.incidents.open({ kind: 'dead-letter', subject, reason, rawRefs: [] }, `ADVISORIES/${seq}`);
  }
}

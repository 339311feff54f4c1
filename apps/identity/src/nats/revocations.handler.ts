import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { RevocationsRequest, identitySubjects } from '@yimen/contracts';
import type { Revocations as RevocationsAnswer } from '@yimen/contracts';
import { Answer } from '@yimen/platform';
import { Revocations } from '../devices/revocations.ts';

/** For services that were away when a device was revoked. */
@Controller()
export class RevocationsHandler {
  constructor(private readonly revocations: Revocations) {}

  @Answer(identitySubjects.revocations)
  async list(@Payload({ schema: RevocationsRequest }) _request: RevocationsRequest): Promise<RevocationsAnswer> {
    return { revoked: await this.revocations.recent(new Date()) };
  }
}

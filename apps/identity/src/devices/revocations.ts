import { identitySubjects } from '@yimen/contracts';
import type { SubjectRevoked } from '@yimen/contracts';
import type { Bus } from '@yimen/platform';
import { lifetimesSec } from '../provider/lifetimes.ts';
import type { Pairings } from './pairings.ts';

/** Tells the house who may not act any more, for as long as an access token of theirs could still be alive. */
export class Revocations {
  constructor(
    private readonly pairings: Pairings,
    private readonly bus: Pick<Bus, 'publish'>,
  ) {}

  /** At once, to those who are connected; the others ask `recent` when they come. */
  tell(revoked: SubjectRevoked): void {
    this.bus.publish(identitySubjects.revoked, revoked);
  }

  async recent(now: Date): Promise<SubjectRevoked[]> {
    return this.pairings.revokedSince(new Date(now.getTime() - (lifetimesSec.accessToken + 60) * 1000));
  }

  /** After a time without connection: everything once more. */
  async tellAgain(now: Date): Promise<void> {
    for (const revoked of await this.recent(now)) this.tell(revoked);
  }
}

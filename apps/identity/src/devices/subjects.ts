import type { Account } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Directory } from '../provider/directory.ts';
import { deviceAccount } from './pairings.ts';
import type { Pairings } from './pairings.ts';

/** Everybody who can be the subject of a token: people of the pack, and devices while they are paired. */
export class Subjects implements Directory {
  constructor(
    private readonly accounts: Accounts,
    private readonly pairings: Pairings,
  ) {}

  async findSubject(id: string): Promise<Account | undefined> {
    if (!id.startsWith('device:')) return this.accounts.find(id);
    const pairing = await this.pairings.findLive(id);
    if (!pairing) return undefined;
    await this.pairings.touch(id, new Date());
    return deviceAccount(pairing);
  }
}

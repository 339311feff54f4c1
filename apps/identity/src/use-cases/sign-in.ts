import { timingSafeEqual } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import type { LoginRequest } from '@yimen/contracts';
import { Refusal } from '@yimen/platform';
import type { Account } from '../accounts/account.ts';
import { Accounts, normalised } from '../accounts/accounts.ts';
import { AttemptLimits } from '../accounts/attempts.ts';
import { Passwords } from '../accounts/passwords.ts';
import { DemoMode } from '../demo/demo-mode.ts';

/** Judges who somebody is. The answer to a wrong try tells nothing about what was wrong, nor does its time. */
@Injectable()
export class SignIn {
  private readonly log = new Logger(SignIn.name);

  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly attempts: AttemptLimits,
    private readonly demo: DemoMode,
  ) {}

  /** The account, or `sign-in-failed`, `sign-in-paused` (with `retryAfterMs`), `sign-in-elsewhere`. */
  async run(request: LoginRequest, address: string): Promise<Account> {
    if (!this.kinds.includes(request.kind)) throw new Refusal('sign-in-elsewhere');
    const who = request.kind === 'staff' ? request.staff.toLowerCase() : normalised(request.identifier);
    await this.takeAttempt('address', address);
    await this.takeAttempt('account', `${request.kind}/${who}`);
    const account = request.kind === 'staff' ? await this.staffOf(request) : this.residentOf(request);
    if (!account) throw new Refusal('sign-in-failed');
    await this.attempts.forget('account', `${request.kind}/${who}`);
    this.log.log(`${account.id} signed in as ${request.kind}`);
    return account;
  }

  /** Who can sign in here by themselves; the others come through the external provider. */
  get kinds(): LoginRequest['kind'][] {
    return [...(this.demo.on ? (['resident'] as const) : []), ...(this.passwords.any ? (['staff'] as const) : [])];
  }

  private async staffOf({ staff, password }: Extract<LoginRequest, { kind: 'staff' }>): Promise<Account | undefined> {
    const account = this.accounts.findStaff(staff);
    const right = await this.passwords.check(account?.id, password);
    return right ? account : undefined;
  }

  private residentOf({ identifier, code }: Extract<LoginRequest, { kind: 'resident' }>): Account | undefined {
    const right = timingSafeEqual(Buffer.from(code), Buffer.from(this.demo.code));
    const account = this.accounts.findResident(identifier);
    return right ? account : undefined;
  }

  private async takeAttempt(kind: 'account' | 'address', who: string): Promise<void> {
    const { waitMs } = await this.attempts.take(kind, who, new Date());
    if (waitMs === 0) return;
    this.log.warn(`sign-in is paused for an ${kind} for ${Math.ceil(waitMs / 1000)} s`);
    throw new Refusal('sign-in-paused', { retryAfterMs: waitMs });
  }
}

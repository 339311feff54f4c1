import { Injectable } from '@nestjs/common';
import { CaseKeyReply, subjects } from '@yimen/contracts';
import { Bus, openText, sealText } from '@yimen/platform';

const keepMs = 5 * 60_000;
const most = 1000;

interface Held {
  readonly key: Buffer;
  readonly until: number;
}

/** Data keys of cases, asked from intake, in memory for at most five minutes, never stored (spec/intake.md 10.3). */
@Injectable()
export class CaseKeys {
  private readonly held = new Map<string, Held>();

  constructor(private readonly bus: Bus) {}

  /** Opens a sealed text of a case. Throws `SealBroken`, or what the request throws while intake is away. */
  async open(caseNumber: string, purpose: 'order', sealed: string): Promise<string> {
    return openText(await this.keyOf(caseNumber), sealed, `${caseNumber}/${purpose}`);
  }

  async seal(caseNumber: string, purpose: 'answer', text: string): Promise<string> {
    return sealText(await this.keyOf(caseNumber), text, `${caseNumber}/${purpose}`);
  }

  private async keyOf(caseNumber: string): Promise<Buffer> {
    const now = performance.now();
    const known = this.held.get(caseNumber);
    if (known && known.until > now) return known.key;
    const reply = await this.bus.request(subjects.intake.keyGet, { case: caseNumber }, CaseKeyReply, { timeoutMs: 2000 });
    const key = Buffer.from(reply.key, 'base64url');
    this.forget(now);
    this.held.set(caseNumber, { key, until: now + keepMs });
    return key;
  }

  private forget(now: number): void {
    for (const [name, { until }] of this.held) if (until <= now || this.held.size >= most) this.held.delete(name);
  }
}

import { Injectable } from '@nestjs/common';
import type { BureausCommit } from './bureaus-journal.ts';

type Listener = (commit: BureausCommit) => unknown;

/** Tells the relay, the rows and the scheduler of this process about a commit that is durable. They would find it anyway, only later. */
@Injectable()
export class AfterCommit {
  private readonly listeners = new Set<Listener>();

  add(listener: Listener): void {
    this.listeners.add(listener);
  }

  async tell(commit: BureausCommit): Promise<void> {
    await Promise.all([...this.listeners].map((listener) => listener(commit)));
  }
}

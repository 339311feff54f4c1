import { Injectable } from '@nestjs/common';
import type { IntakeCommit } from './intake-journal.ts';

type Listener = (commit: IntakeCommit) => void;

/** Tells the relay and the read models of this process about a commit that is durable. They would find it anyway, only later. */
@Injectable()
export class AfterCommit {
  private readonly listeners = new Set<Listener>();

  add(listener: Listener): void {
    this.listeners.add(listener);
  }

  tell(commit: IntakeCommit): void {
    for (const listener of this.listeners) listener(commit);
  }
}

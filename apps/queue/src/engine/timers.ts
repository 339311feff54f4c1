import { Logger } from '@nestjs/common';
import { scheduleOf } from '@yimen/domain-ticketing';
import type { DueCommand, HallCommand } from '@yimen/domain-ticketing';
import { bodyHash } from '@yimen/journal';
import { Refusal } from '@yimen/platform';
import type { HallActor } from './hall/hall-actor.ts';
import type { Halls } from './halls.ts';
import type { EngineSelf } from './self.ts';

const tickMs = 250;

/** Gives the commands of the clock: decided from the journal's state, so that what was missed is caught up in order after a start. */
export class Timers {
  private readonly log = new Logger(Timers.name);
  readonly #busy = new Set<HallActor>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly halls: Halls,
    private readonly self: EngineSelf,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.tick(), tickMs);
    this.tick();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Turns days that are over and sends what is due. */
  tick(): void {
    this.halls.turnDays();
    for (const actor of this.halls.owned.values()) {
      const due = this.#dueIn(actor);
      if (due.length === 0 || this.#busy.has(actor)) continue;
      this.#busy.add(actor);
      void this.#send(actor, due).finally(() => this.#busy.delete(actor));
    }
  }

  #dueIn(actor: HallActor): DueCommand[] {
    const now = this.halls.now();
    const { answers, state } = actor.day;
    return scheduleOf(state).filter(
      ({ dueAt, lapsesAt, name }) =>
        dueAt <= now && (lapsesAt === undefined || now < lapsesAt) && !answers.has(actor.day.storedKey(keyOf(name))),
    );
  }

  async #send(actor: HallActor, due: readonly DueCommand[]): Promise<void> {
    for (const { command, name } of due) {
      try {
        await actor.execute(this.#request(command, name));
      } catch (error) {
        // It stays due: the next tick sends it again, until it is done or not due any more.
        if (!(error instanceof Refusal)) this.log.error(error instanceof Error ? error : new Error(String(error)));
        return;
      }
    }
  }

  #request(command: HallCommand, name: string) {
    return { key: keyOf(name), command, by: { kind: 'system', id: this.self.id } as const, bodyHash: bodyHash(command), id: name };
  }
}

/** The slash keeps it apart from clients' keys; a restart cannot double it. */
function keyOf(name: string): string {
  return `auto/${name}`;
}

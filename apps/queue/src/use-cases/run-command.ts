import { randomUUIDv7 } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { HallAnswer, Principal } from '@yimen/contracts';
import type { Actor, HallCommand } from '@yimen/domain-ticketing';
import { bodyHash } from '@yimen/journal';
import { actorOf } from '../edge/actor-of.ts';
import { Limits } from '../edge/limits.ts';
import { Engine } from '../engine/engine.ts';
import type { Done } from '../engine/hall/hall-day.ts';

/** Runs one command of a hall: the same key with the same body gives the same answer, however often it comes. */
@Injectable()
export class RunCommand {
  constructor(
    private readonly engine: Engine,
    private readonly limits: Limits,
  ) {}

  /** A press of a member of staff or of a device. Throws `Refusal`. */
  async run(hall: string, key: string, command: HallCommand, by: Principal): Promise<HallAnswer> {
    this.limits.take('press', by.id);
    const { answer } = await this.execute(hall, key, command, actorOf(by));
    return answer;
  }

  /** The command itself, for whoever has checked the asker's limits already. */
  execute(hall: string, key: string, command: HallCommand, by: Actor): Promise<Done> {
    const hash = bodyHash({ command, by });
    return this.engine.halls.get(hall).execute({ key, command, by, bodyHash: hash, id: randomUUIDv7() });
  }
}

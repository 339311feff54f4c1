import { Injectable } from '@nestjs/common';
import type { CancelBody, EmptyBody, HallAnswer } from '@yimen/contracts';
import { holderOf } from '../edge/actor-of.ts';
import { Limits } from '../edge/limits.ts';
import { ReadHall } from './read-hall.ts';
import { RunCommand } from './run-command.ts';

interface AtToken {
  readonly hall: string;
  readonly token: string;
}

/** The holder's own commands: whoever has the token is the holder. */
@Injectable()
export class HoldersTicket {
  constructor(
    private readonly reading: ReadHall,
    private readonly limits: Limits,
    private readonly commands: RunCommand,
  ) {}

  cancel({ hall, token }: AtToken, key: string, body: CancelBody): Promise<HallAnswer> {
    return this.#run(hall, token, (ticket) => ({ type: 'cancelTicket', ...body, ticket }), key);
  }

  defer({ hall, token }: AtToken, key: string, body: EmptyBody): Promise<HallAnswer> {
    return this.#run(hall, token, (ticket) => ({ type: 'holdTicket', ...body, ticket, reason: 'rest' }), key);
  }

  async #run(hall: string, token: string, commandFor: (ticket: string) => Parameters<RunCommand['execute']>[2], key: string) {
    const ticket = this.reading.ticketId(hall, token, undefined);
    this.limits.take('holder', ticket);
    const { answer } = await this.commands.execute(hall, key, commandFor(ticket), holderOf(ticket));
    return answer;
  }
}

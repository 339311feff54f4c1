import { Injectable } from '@nestjs/common';
import type { IssueTicketBody, Principal, TicketIssued } from '@yimen/contracts';
import type { CommandOf, HallState } from '@yimen/domain-ticketing';
import { Refusal } from '@yimen/platform';
import { actorOf } from '../edge/actor-of.ts';
import { Limits } from '../edge/limits.ts';
import type { LimitName } from '../edge/limits.ts';
import { Persons } from '../edge/persons.ts';
import { TicketTokens } from '../edge/ticket-token.ts';
import { Engine } from '../engine/engine.ts';
import { RunCommand } from './run-command.ts';

type IssueTicket = CommandOf<'issueTicket'>;
type Channel = IssueTicket['channel'];

const limitOf: Readonly<Record<Channel, LimitName>> = { kiosk: 'kiosk', phone: 'phone', desk: 'press' };

/** Gives a number: the identity number becomes a keyed hash here, the channel comes from who asks, never from the body. */
@Injectable()
export class GiveNumber {
  constructor(
    private readonly engine: Engine,
    private readonly limits: Limits,
    private readonly persons: Persons,
    private readonly tokens: TicketTokens,
    private readonly commands: RunCommand,
  ) {}

  async run(hall: string, key: string, body: IssueTicketBody, by: Principal): Promise<TicketIssued> {
    const actor = actorOf(by);
    const channel = channelOf(by);
    this.limits.take(limitOf[channel], by.id);
    const { state } = this.engine.halls.get(hall).day;
    const command = this.#commandOf(state, body, by, channel);
    try {
      const { answer, commit } = await this.commands.execute(hall, key, command, actor);
      const ticket = answer.kind === 'issued' ? answer.ticket : '';
      return { answer, token: this.tokens.make({ hall, day: answer.at.day, ticket }), commit };
    } catch (error) {
      throw this.#withToken(error, hall, state.day);
    }
  }

  #commandOf(state: HallState, body: IssueTicketBody, by: Principal, channel: Channel): IssueTicket {
    const { identityNumber, classReason, day, ...wish } = body;
    const known = identityNumber === undefined ? undefined : this.persons.read(identityNumber, state.hall, state.day);
    const account = channel === 'phone' ? this.persons.ofAccount(by.id, state.hall, state.day) : undefined;
    const person = known?.person ?? account;
    const reason = classReason ?? (known && known.age >= state.config.rules.priorityAge ? 'age' : undefined);
    if (reason === 'age' && !isOldEnough(known?.age, state) && channel !== 'desk') throw new Refusal('reason-not-allowed', { reason });
    return {
      type: 'issueTicket',
      ...wish,
      channel,
      ...(day !== undefined && { day }),
      ...(person !== undefined && { person, day: day ?? state.day }),
      ...(reason && { classReason: reason }),
      ...(by.device && { device: by.id }),
    };
  }

  /** The ticket that stands in the way may be printed again: its holder gets its token. */
  #withToken(error: unknown, hall: string, day: string): unknown {
    if (!(error instanceof Refusal) || error.code !== 'ticket-exists') return error;
    const ticket = error.details?.ticket;
    if (typeof ticket !== 'string') return error;
    return new Refusal('ticket-exists', { ...error.details, token: this.tokens.make({ hall, day, ticket }) });
  }
}

function channelOf({ roles, device }: Principal): Channel {
  if (device || roles.includes('device')) return 'kiosk';
  return roles.includes('clerk') || roles.includes('guide') || roles.includes('supervisor') ? 'desk' : 'phone';
}

function isOldEnough(age: number | undefined, state: HallState): boolean {
  return age !== undefined && age >= state.config.rules.priorityAge;
}

import { Injectable } from '@nestjs/common';
import type { CallBody, HallAnswer, Principal, ServeDirectBody } from '@yimen/contracts';
import { Persons } from '../edge/persons.ts';
import { Engine } from '../engine/engine.ts';
import { RunCommand } from './run-command.ts';

interface AtWindow {
  readonly hall: string;
  readonly window: string;
}

/** Calls somebody to a window: by the order, by number, or a person who has no ticket. */
@Injectable()
export class CallAtWindow {
  constructor(
    private readonly engine: Engine,
    private readonly persons: Persons,
    private readonly commands: RunCommand,
  ) {}

  /** One atomic command: a retry with the same key gives the same visitor. With a number it is a logged exception to the order. */
  run({ hall, window }: AtWindow, key: string, body: CallBody, by: Principal): Promise<HallAnswer> {
    const { number, reason, note, ...call } = body;
    if (number === undefined) return this.commands.run(hall, key, { type: 'callNext', ...call, window }, by);
    const exception = { ...(reason && { reason }), ...(note !== undefined && { note }) };
    return this.commands.run(hall, key, { type: 'callTicket', ...call, ...exception, number, window }, by);
  }

  /** Issues, calls silently and starts in one commit. */
  direct({ hall, window }: AtWindow, key: string, body: ServeDirectBody, by: Principal): Promise<HallAnswer> {
    const { identityNumber, ...rest } = body;
    const { day } = this.engine.halls.get(hall).day;
    const person =
      identityNumber === undefined ? {} : { person: this.persons.read(identityNumber, hall, day).person, day: rest.day ?? day };
    return this.commands.run(hall, key, { type: 'serveDirect', ...rest, ...person, window }, by);
  }
}

import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { isRefused, readIdentityNumber } from '@yimen/domain-identifiers';
import { Refusal, SETTINGS } from '@yimen/platform';
import type { QueueSettings } from '../config.ts';

/** A person as the queue knows one: a keyed hash, and the age on the day. The number itself goes no further. */
export interface Person {
  readonly person: string;
  readonly age: number;
}

/** Hashes identity numbers with a key derived for the hall day from the master key, so that days cannot be linked (section 12). */
@Injectable()
export class Persons {
  readonly #masterKey: string;

  constructor(@Inject(SETTINGS) settings: QueueSettings) {
    this.#masterKey = settings.personKey;
  }

  /** Throws `identity-invalid` for a number that cannot be one. */
  read(identityNumber: string, hall: string, day: string): Person {
    const read = readIdentityNumber(identityNumber, day);
    if (isRefused(read)) throw new Refusal('identity-invalid', { fault: read.refused });
    return { person: this.#hash(`number ${read.number}`, hall, day), age: ageOn(day, read.birthDate) };
  }

  /** A resident who is signed in and gave no number. */
  ofAccount(account: string, hall: string, day: string): string {
    return this.#hash(`account ${account}`, hall, day);
  }

  #hash(text: string, hall: string, day: string): string {
    const dayKey = createHmac('sha256', this.#masterKey).update(`${hall}/${day}`).digest();
    return createHmac('sha256', dayKey).update(text).digest('base64url');
  }
}

/** Completed years on a date; born on 29 February counts from 1 March in other years. */
export function ageOn(day: string, birthDate: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

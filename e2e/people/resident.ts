import type { Page } from 'playwright-core';
import { TicketIssued, queuePath } from '@yimen/contracts';
import type { CityClient } from '@yimen/testing';
import type { Walk } from '../harness/walk.ts';
import type { TestHall } from './halls.ts';

/** What a resident holds after a visit to the kiosk. */
export interface Taken {
  readonly number: string;
  readonly ticket: string;
  readonly token: string;
}

/** The kiosk of a hall, ready to be touched. */
export async function openKiosk(walk: Walk, { hall }: Pick<TestHall, 'hall'>, locale?: 'en'): Promise<Page> {
  const kiosk = await walk.open(`/kiosk?device=${hall}-k1`, { size: 'kiosk', ...(locale ? { locale } : {}) });
  await kiosk.getByRole('heading', { name: '您今天来办什么？' }).waitFor();
  return kiosk;
}

/** Touches a service and reads what the kiosk answers. */
export async function takeAtKiosk(kiosk: Page, serviceName: string): Promise<Taken> {
  const answer = kiosk.waitForResponse((response) => response.url().endsWith('/tickets') && response.request().method() === 'POST');
  await kiosk.getByRole('button', { name: serviceName }).tap();
  const issued = TicketIssued.parse(await (await answer).json());
  return takenFrom(issued);
}

/** Somebody takes a number at the kiosk of the hall, without its page. */
export async function takeNumber(kiosk: CityClient, { hall, service }: Pick<TestHall, 'hall' | 'service'>): Promise<Taken> {
  return takenFrom(TicketIssued.parse(await kiosk.post(`${queuePath(hall)}/tickets`, { service, language: 'zh-CN' })));
}

function takenFrom({ answer, token }: TicketIssued): Taken {
  if (answer.kind !== 'issued') throw new Error(`taking a number was answered with ${answer.kind}`);
  return { number: answer.number, ticket: answer.ticket, token };
}

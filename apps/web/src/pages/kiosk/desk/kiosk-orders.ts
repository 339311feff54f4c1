import { HallAnswer, ItemList, TicketIssued, queuePath } from '@yimen/contracts';
import type { Language } from '@yimen/contracts';
import type { Answer } from '../../../shared/api/answer.ts';
import type { Api } from '../../../shared/api/api.ts';
import type { FoundItem } from '../kiosk-model.ts';

export interface NumberWish {
  readonly service: string;
  readonly item?: string | undefined;
  readonly identityNumber?: string | undefined;
  readonly language: Language;
}

/** What a kiosk asks of the services; each order has the key of its press. */
export function kioskOrders(api: Api, hall: string) {
  return {
    issue({ service, item, identityNumber, language }: NumberWish, key: string): Promise<Answer<TicketIssued>> {
      const body = { service, language, ...(item ? { matters: [{ service, item }] } : {}), ...(identityNumber ? { identityNumber } : {}) };
      return api.send(`${queuePath(hall)}/tickets`, TicketIssued, { body, key });
    },
    bringBack(ticket: string, key: string): Promise<Answer<HallAnswer>> {
      return api.send(`${queuePath(hall)}/tickets/${ticket}/returns`, HallAnswer, { key });
    },
    reprint(ticket: string, key: string): Promise<Answer<HallAnswer>> {
      return api.send(`${queuePath(hall)}/tickets/${ticket}/reprints`, HallAnswer, { key });
    },
    async find(text: string): Promise<readonly FoundItem[] | undefined> {
      const answer = await api.get(`/api/catalogue/items?limit=5&q=${encodeURIComponent(text.toLowerCase())}`, ItemList);
      if (answer.kind !== 'ok') return undefined;
      return answer.value.items.map((item) => ({ item: item.item, name: item.names, service: item.serviceGroup }));
    },
  };
}

export type KioskOrders = ReturnType<typeof kioskOrders>;

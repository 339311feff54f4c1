import { Inject, Injectable } from '@nestjs/common';
import type { CityPack } from '@yimen/city-pack';
import type { Principal, SlipQuery } from '@yimen/contracts';
import { findService, findTicket, ticketViewOf } from '@yimen/domain-ticketing';
import { Refusal, SETTINGS } from '@yimen/platform';
import receiptline from 'receiptline';
import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { QueueSettings } from '../config.ts';
import { TicketTokens } from '../edge/ticket-token.ts';
import { CITY_PACK, Engine } from '../engine/engine.ts';
import { slipDocument } from '../slip/slip-document.ts';
import type { Slip } from '../slip/slip-document.ts';
import { ReadHall } from './read-hall.ts';

/** Characters in a line of a 58 and of an 80 mm printer. */
const charactersPerLine = { '58': 32, '80': 48 } as const;

/** One print: a job that is repeated under the same id prints once. */
export interface PrintJob {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The slip of a ticket as a picture and as bytes for a thermal printer, from one document. */
@Injectable()
export class PrintSlip {
  constructor(
    private readonly engine: Engine,
    private readonly reading: ReadHall,
    private readonly tokens: TicketTokens,
    @Inject(SETTINGS) private readonly settings: QueueSettings,
    @Inject(CITY_PACK) private readonly pack: CityPack,
  ) {}

  /** SVG of the slip. Throws `ticket-unknown`. */
  svg(hall: string, ticket: string, query: z.infer<typeof SlipQuery>, by: Principal | undefined): string {
    const { document } = this.#slip(hall, ticket, query, by);
    return receiptline.transform(document, { cpl: charactersPerLine[query.width ?? '80'], command: 'svg', encoding: 'gb18030' });
  }

  /** ESC/POS in GB18030. Throws `ticket-unknown`. */
  job(hall: string, ticket: string, query: z.infer<typeof SlipQuery>, by: Principal | undefined): PrintJob {
    const { document, id } = this.#slip(hall, ticket, query, by);
    const commands = receiptline.transform(document, {
      cpl: charactersPerLine[query.width ?? '80'],
      command: 'escpos',
      encoding: 'gb18030',
      cutting: true,
    });
    return { id, bytes: Buffer.from(commands, 'latin1') };
  }

  #slip(hall: string, asked: string, query: z.infer<typeof SlipQuery>, by: Principal | undefined) {
    const id = this.reading.ticketId(hall, asked, by);
    const { day } = this.engine.halls.get(hall);
    const ticket = findTicket(day.state, id);
    const view = ticketViewOf(day.state, id);
    if (!ticket || !view) throw new Refusal('ticket-unknown');
    const language = query.language ?? ticket.language;
    const tongue = language === 'en' ? 'en' : 'zh';
    const slip: Slip = {
      language,
      elder: query.elder === 'true',
      centre: day.state.config.name[tongue],
      ticket: view,
      serviceName: (service) => findService(day.state, service)?.name[tongue] ?? service,
      issuedAt: this.#localTime(ticket.issuedAt),
      missRule: findService(day.state, ticket.issuedFor)?.missRule ?? { kind: 'void' },
      page: new URL(`/ticket/${this.tokens.make({ hall, day: day.day, ticket: id })}`, this.settings.publicOrigin).href,
      commit: day.issuedBy.get(id) ?? '',
      copy: ticket.copies,
    };
    return { document: slipDocument(slip), id: `${id}/${ticket.copies}` };
  }

  #localTime(at: number): string {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(this.pack.city.timeZone);
    return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
  }
}

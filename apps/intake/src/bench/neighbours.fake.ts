import { BureauOrder, ItemGetRequest, orderStreamOf, streamOf, commandStreamOf, subjects, TicketGet } from '@yimen/contracts';
import type { BureauOutcome, CaseMessage, ItemVersion, TicketGot } from '@yimen/contracts';
import { Bus, ensureStream, NatsLink, Refusal, StreamPublisher } from '@yimen/platform';
import { waitFor } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';
import { z } from 'zod';
import { versionOf } from './sample-items.fake.ts';

/** Answer of the server to a question for one message of a stream. */
const Kept = z.object({ message: z.object({ data: z.string() }).optional() });

/** Catalogue, queue and bureaus as intake meets them: real messages over the real server, answers as the test wants them. */
export class Neighbours {
  readonly items = new Map<string, ItemVersion>([['remote-care-register', versionOf()]]);
  readonly tickets = new Map<string, TicketGot>();
  readonly orders: BureauOrder[] = [];
  readonly told: CaseMessage[] = [];
  private readonly stops: (() => void)[] = [];
  private sequence = 0;

  private constructor(
    private readonly link: NatsLink,
    readonly bus: Bus,
    private readonly publisher: StreamPublisher,
  ) {}

  static async start(servers: TestServers): Promise<Neighbours> {
    const link = new NatsLink({ url: servers.nats.url, service: 'neighbours' });
    await link.open();
    const connection = await waitFor(() => link.connection);
    for (const stream of [streamOf('BUREAU_RESULTS'), streamOf('DEAD_LETTERS'), commandStreamOf('insurance')])
      await ensureStream(connection, stream);
    const neighbours = new Neighbours(link, new Bus(link, 'neighbours'), new StreamPublisher(link));
    neighbours.answer();
    return neighbours;
  }

  /** Answers from now on: catalogue and queue. */
  answer(): void {
    this.stops.push(
      this.bus.answer(subjects.catalogue.itemGet, ItemGetRequest, ({ item }) => this.items.get(item) ?? refuse('item-unknown')),
      this.bus.answer(subjects.queue.ticketGet(), TicketGet, ({ ticket }) => this.tickets.get(ticket) ?? refuse('ticket-unknown')),
      this.bus.subscribe(subjects.bureaus.command(), ({ body }) => void this.orders.push(body as BureauOrder)),
      this.bus.subscribe(subjects.intake.caseEvent(), ({ body }) => void this.told.push(body as CaseMessage)),
    );
  }

  /** Answers nothing any more. */
  leave(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  /** Tells an outcome of an order, as the bureaus' relay would. */
  async tell(order: BureauOrder, outcome: Pick<BureauOutcome, 'type'> & { data: object }, id?: string): Promise<string> {
    this.sequence += 1;
    const message = id ?? `bureaus/${order.data.exchangeKey}/${this.sequence}/0`;
    const participle = outcome.type.slice('order'.length).toLowerCase();
    const subject = subjects.bureaus.caseEvent(participle, order.data.system, order.case);
    const { system, exchangeKey } = order.data;
    const body = { id: message, v: 1, at: order.at, trace: '', case: order.case, seq: this.sequence, ...outcome };
    await this.publisher.publish(subject, { ...body, data: { system, exchangeKey, ...outcome.data } }, `${message}/${this.sequence}`);
    return message;
  }

  /** The order of a case, once it has arrived. */
  orderOf(caseNumber: string): Promise<BureauOrder> {
    return waitFor(() => this.orders.find((order) => order.case === caseNumber), { about: 'the order' });
  }

  /** The order of a case as the stream keeps it, for when nobody listened as it was sent. */
  async storedOrder(caseNumber: string): Promise<BureauOrder | undefined> {
    const body = JSON.stringify({ last_by_subj: subjects.bureaus.command('submit', 'insurance', caseNumber) });
    const reply = await this.link.connection?.request(`$JS.API.STREAM.MSG.GET.${orderStreamOf('insurance')}`, body, { timeout: 1000 });
    const { message } = Kept.parse(reply?.json());
    return message && BureauOrder.parse(JSON.parse(Buffer.from(message.data, 'base64').toString('utf8')));
  }

  async stop(): Promise<void> {
    this.leave();
    await this.link.close();
  }
}

function refuse(code: 'item-unknown' | 'ticket-unknown'): never {
  throw new Refusal(code);
}

import { randomBytes } from 'node:crypto';
import { BureauOrder, BureauOutcome, CaseKeyRequest, subjects } from '@yimen/contracts';
import type { CancelOrder, OrderContent, SubmitOrder } from '@yimen/contracts';
import { Bus, NatsLink, openText, sealText, StreamPublisher } from '@yimen/platform';
import { waitFor } from '@yimen/testing';
import type { TestServers } from '@yimen/testing';

export type Ordered = SubmitOrder;

/** Invented: an area code ending in 99 was never assigned. */
const chen = { name: '陈静姝', idNumber: '310199195212310047', phone: '13800000000' };

const contents: Readonly<Record<string, OrderContent>> = {
  'remote-care-register': { applicant: chen, answers: { who: 'self' }, fields: { kind: 'settled', place: '320100', from: '2026-12-01' } },
  'medical-card-loss': { applicant: chen, answers: {}, fields: {} },
  'home-bed-register': { applicant: chen, answers: {}, fields: {} },
  'lease-filing-cancel': { applicant: chen, answers: {}, fields: {} },
};

export interface OrderWish {
  readonly item?: string;
  readonly system?: string;
  readonly content?: Partial<OrderContent>;
  readonly case?: string;
  readonly seq?: number;
  readonly after?: string;
  readonly promisedUntil?: string;
}

/** Intake as bureaus meets it: keys of cases on request, orders on the streams, and what was told of them. */
export class IntakeStandIn {
  readonly outcomes: BureauOutcome[] = [];
  private readonly key = randomBytes(32);
  private readonly stops: (() => void)[] = [];
  private cases = 0;

  private constructor(
    private readonly link: NatsLink,
    private readonly bus: Bus,
    private readonly publisher: StreamPublisher,
  ) {}

  static async start(servers: TestServers): Promise<IntakeStandIn> {
    const link = new NatsLink({ url: servers.nats.url, service: 'intake' });
    await link.open();
    await waitFor(() => link.connection);
    return new IntakeStandIn(link, new Bus(link, 'intake'), new StreamPublisher(link));
  }

  /** Answers and listens from now on. */
  async listen(): Promise<void> {
    if (this.stops.length > 0) return;
    this.stops.push(
      this.bus.answer(subjects.intake.keyGet, CaseKeyRequest, (request) => ({ case: request.case, key: this.key.toString('base64url') })),
      this.bus.subscribe(subjects.bureaus.caseEvent(), ({ body }) => void this.outcomes.push(BureauOutcome.parse(body))),
    );
    await this.link.connection?.flush();
  }

  /** Sends an order to a bureau, as intake's relay would. */
  async order(wish: OrderWish = {}): Promise<SubmitOrder> {
    const order = this.compose(wish);
    await this.send(order);
    return order;
  }

  compose({ item = 'remote-care-register', system = 'insurance', content = {}, after, promisedUntil, ...wish }: OrderWish): SubmitOrder {
    this.cases += 1;
    const number = wish.case ?? `310101018000202611240${String(this.cases).padStart(5, '0')}0`;
    const seq = wish.seq ?? 4;
    const plain: OrderContent = { ...(contents[item] ?? { applicant: chen, answers: {}, fields: {} }), ...content };
    return BureauOrder.parse({
      id: `intake/${number}/${seq}/0`,
      v: 1,
      at: 1_790_000_000_000,
      trace: '',
      case: number,
      seq,
      type: 'bureauOrdered',
      data: {
        system,
        bureau: 'yibao',
        exchangeKey: `${number}/${seq}`,
        item: { code: item, handlingCode: '11310000XNJG00046A2', version: 1, situation: 'default' },
        centre: '310101018',
        receivedOn: '2026-11-24',
        acceptedOn: '2026-11-24',
        files: [],
        content: sealText(this.key, JSON.stringify(plain), `${number}/order`),
        ...(after === undefined ? {} : { after }),
        ...(promisedUntil === undefined ? {} : { promisedUntil }),
      },
    }) as SubmitOrder;
  }

  /** Sends an order again, or for the first time. `messageId` of its own gets it past the stream's own dedupe. */
  async send(order: BureauOrder, messageId = order.id): Promise<void> {
    const verb = order.type === 'bureauOrdered' ? 'submit' : 'cancel';
    await this.publisher.publish(subjects.bureaus.command(verb, order.data.system, order.case), order, messageId);
  }

  /** A message on the stream of orders that is none. */
  async sendNonsense(): Promise<void> {
    await this.publisher.publish(
      subjects.bureaus.command('submit', 'insurance', '310101018000202611240999999'),
      { nonsense: true },
      'nonsense',
    );
  }

  async cancel({ data, case: number, seq, ...envelope }: SubmitOrder): Promise<void> {
    const { system, bureau, exchangeKey } = data;
    const id = `intake/${number}/${seq + 1}/0`;
    const order: CancelOrder = {
      ...envelope,
      case: number,
      seq,
      id,
      type: 'cancelOrdered',
      data: { system, bureau, exchangeKey, reason: 'withdrawn' },
    };
    await this.send(order);
  }

  /** Whether a message was a sealed text of this case, and what it says. */
  open(caseNumber: string, sealed: string): string {
    return openText(this.key, sealed, `${caseNumber}/answer`);
  }

  told(exchangeKey: string, type: BureauOutcome['type']): BureauOutcome | undefined {
    return this.all(exchangeKey).find((outcome) => outcome.type === type);
  }

  all(exchangeKey: string): BureauOutcome[] {
    return this.outcomes.filter(({ data }) => data.exchangeKey === exchangeKey);
  }

  async stop(): Promise<void> {
    for (const stop of this.stops) stop();
    await this.link.close();
  }
}

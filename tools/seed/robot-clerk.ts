import { HallAnswer, queuePath } from '@yimen/contracts';
import type { StaffTicket } from '@yimen/contracts';
import { HallNow } from '@yimen/contracts';
import { CityRefusal } from '@yimen/testing';
import type { CityClient } from '@yimen/testing';

/** A clerk of the demo who works alone: opens the window, calls, waits for the visitor, serves, finishes. Everything over the public routes. */
export class RobotClerk {
  readonly #client: CityClient;
  readonly #hall: string;
  readonly #window: string;
  #fence = 0;

  constructor(client: CityClient, hall: string, window: string) {
    this.#client = client;
    this.#hall = hall;
    this.#window = window;
  }

  get #base(): string {
    return `${queuePath(this.#hall)}/windows/${this.#window}`;
  }

  /** Opens the window, or takes it back after a restart of the demo. */
  async open(): Promise<void> {
    const answer = HallAnswer.parse(await this.#client.post(`${this.#base}/sessions`, { takeOver: true }));
    if (answer.kind === 'window') this.#fence = answer.fence ?? this.#fence;
  }

  /** The visitor at this window, if there is one. */
  async current(): Promise<StaffTicket | undefined> {
    const { staff } = HallNow.parse(await this.#client.get(queuePath(this.#hall)));
    const current = staff?.windows.find((window) => window.window === this.#window)?.current;
    return staff?.tickets.find((ticket) => ticket.ticket === current);
  }

  /** Calls the next visitor; false when nobody waits for what this window does. */
  async callNext(): Promise<boolean> {
    try {
      await this.#client.post(`${this.#base}/calls`, { fence: this.#fence });
      return true;
    } catch (error) {
      if (error instanceof CityRefusal && error.code === 'nobody-waiting') return false;
      throw error;
    }
  }

  start(ticket: string): Promise<unknown> {
    return this.#act(ticket, 'starts', {});
  }

  miss(ticket: string): Promise<unknown> {
    return this.#act(ticket, 'misses', {});
  }

  finish({ ticket, matters }: StaffTicket): Promise<unknown> {
    const results = matters.filter((matter) => matter.state === 'active').map(({ matter }) => ({ matter, result: 'informed' }));
    return this.#act(ticket, 'finishes', { results });
  }

  #act(ticket: string, what: string, body: object): Promise<unknown> {
    return this.#client.post(`${queuePath(this.#hall)}/tickets/${ticket}/${what}`, { window: this.#window, fence: this.#fence, ...body });
  }
}

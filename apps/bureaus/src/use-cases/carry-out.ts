import { Injectable, Logger } from '@nestjs/common';
import { hasEnded, sendWindowMs } from '@yimen/domain-exchanges';
import type { Act, Exchange, ExchangeCommand, RequestRecord, ResultFacts } from '@yimen/domain-exchanges';
import { Clock } from '@yimen/platform';
import type { Call, MappedOrder, Recorder, Sent } from '../adapters/port.ts';
import { refusesUs } from '../resilience/failures.ts';
import { CaseKeys } from '../store/case-keys.ts';
import { Exchanges } from '../store/exchanges.ts';
import { RawBytes } from '../store/raw-bytes.ts';
import { ItemResults } from '../systems/item-results.ts';
import type { System } from '../systems/system.ts';
import { commandOfCancelled, commandOfKnown, commandOfSent } from './commands-of.ts';
import { MapOrder } from './map-order.ts';
import { RaiseIncidents } from './raise-incidents.ts';

type Result = Sent | Awaited<ReturnType<System['adapter']['query']>> | Awaited<ReturnType<System['adapter']['cancel']>>;

const predecessorMs = 30_000;
const keyAwayMs = 5000;

/** Does what is due of one exchange: one act, each announced by a commit, its end by another. */
@Injectable()
export class CarryOut {
  private readonly log = new Logger(CarryOut.name);

  constructor(
    private readonly exchanges: Exchanges,
    private readonly mapOrder: MapOrder,
    private readonly keys: CaseKeys,
    private readonly raw: RawBytes,
    private readonly results: ItemResults,
    private readonly incidents: RaiseIncidents,
    private readonly clock: Clock,
  ) {}

  async run(key: string, system: System): Promise<void> {
    const { exchange } = await this.exchanges.load(key);
    if (exchange?.due === undefined || exchange.due > this.clock.now() || hasEnded(exchange.state)) return;
    if (exchange.state === 'sending') return this.note(exchange, system, { type: 'resume' });
    const { hours } = system.rules;
    const now = this.clock.now();
    if (!hours.isOpen(now)) return this.putOff(exchange, system, hours.nextOpen(now) ?? now + 3_600_000);
    if (exchange.next === 'submit') return this.submit(exchange, system);
    if (exchange.next === 'query') return this.query(exchange, system);
    if (exchange.next === 'cancel') return this.cancel(exchange, system);
  }

  private async submit(exchange: Exchange, system: System): Promise<void> {
    if (!(await this.isNext(exchange))) return this.wait(exchange, system, 'predecessor', predecessorMs);
    const mapped = await this.mapOrder.run(exchange, system).catch((error: unknown) => this.log.warn(`no key of a case: ${nameOf(error)}`));
    if (!mapped) return this.wait(exchange, system, 'retry', keyAwayMs);
    if (mapped.kind === 'not-mappable') return this.note(exchange, system, { type: 'park', why: 'not-mappable' });
    const sent = await this.call(exchange, system, 'submit', (call) => this.trySubmit(system, mapped.order, call));
    if (!sent) return;
    const text = sent.kind === 'rejected' && sent.text !== '' ? await this.keys.seal(exchange.order.case, 'answer', sent.text) : undefined;
    await this.end(exchange, system, sent, commandOfSent(sent, text));
  }

  /** Quick tries of one attempt, as long as nothing was sent and the attempt may still be: two more, 200 to 800 ms apart. */
  private async trySubmit(system: System, order: MappedOrder, call: Call): Promise<Sent> {
    for (let left = 2; ; left -= 1) {
      const sent = await system.adapter.submit(order, call);
      const mayRepeat = sent.kind === 'not-sent' && (sent.why === 'refused' || sent.why === 'connect-timeout');
      if (!mayRepeat || left === 0 || call.signal.aborted) return sent;
      await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 600));
    }
  }

  private async query(exchange: Exchange, system: System): Promise<void> {
    await this.noteOverdue(exchange, system);
    const known = await this.call(exchange, system, 'query', (call) => system.adapter.query(call));
    if (known) await this.end(exchange, system, known, commandOfKnown(known));
  }

  private async cancel(exchange: Exchange, system: System): Promise<void> {
    const reason = exchange.cancelWish?.reason ?? 'withdrawn';
    const cancelled = await this.call(exchange, system, 'cancel', (call) => system.adapter.cancel(reason, call));
    if (cancelled) await this.end(exchange, system, cancelled, commandOfCancelled(cancelled));
  }

  /** One call behind bulkhead, breaker and time-out. Nothing when it was held back or another worker was faster. */
  private async call<Given extends Result>(
    exchange: Exchange,
    system: System,
    act: Act,
    make: (call: Call) => Promise<Given>,
  ): Promise<Given | undefined> {
    const result: ResultFacts = this.results.of(exchange.order.item.code);
    const lost = { byAnother: false };
    const record = this.recorderOf(exchange, system, act, lost);
    system.rate.take();
    const made = await system.policy.run((signal) => make({ key: exchange.key, result, signal, record }));
    if ('heldBack' in made) {
      await this.wait(exchange, system, made.heldBack === 'breaker' ? 'breaker' : 'rate', Math.max(system.policy.nextTryInMs, 500));
      return undefined;
    }
    return lost.byAnother ? undefined : made;
  }

  /** Commits the attempt before its first byte. A repetition within the attempt has the commit already. */
  private recorderOf(exchange: Exchange, system: System, act: Act, lost: { byAnother: boolean }): Recorder {
    let sendBefore: number | undefined;
    return async (request: RequestRecord) => {
      if (sendBefore !== undefined || lost.byAnother) return sendBefore;
      const limit = performance.now() + sendWindowMs;
      const done = await this.exchanges.execute(exchange.key, system.row.system, { type: 'attempt', act, request });
      lost.byAnother = done.kind !== 'done' || !done.events.some(({ type }) => type === 'attemptStarted');
      if (done.kind === 'done') await this.incidents.afterEvents(exchange.key, system, done);
      return lost.byAnother ? undefined : (sendBefore = limit);
    };
  }

  /** Commits what became of an act, with the bytes of an answer that could not be used. */
  private async end(exchange: Exchange, system: System, result: Result, command: ExchangeCommand): Promise<void> {
    if (refusesUs(result)) {
      system.policy.hold();
      await this.incidents.outage(system, result.kind === 'not-sent' ? result.why : 'unauthorised');
    }
    const rawRef = result.raw && result.raw.length > 0 ? await this.keep(exchange, result.raw) : undefined;
    const record = 'record' in command && command.record && rawRef !== undefined ? { record: { ...command.record, rawRef } } : {};
    await this.note(exchange, system, { ...command, ...record }, rawRef);
  }

  private async note(exchange: Exchange, system: System, command: ExchangeCommand, rawRef?: string): Promise<void> {
    const done = await this.exchanges.execute(exchange.key, system.row.system, command);
    if (done.kind === 'done') await this.incidents.afterEvents(exchange.key, system, done, rawRef);
    else this.log.log(`${command.type} of ${system.row.system} came when it stood elsewhere: ${done.kind}`);
  }

  private async wait(exchange: Exchange, system: System, why: 'predecessor' | 'retry' | 'breaker' | 'rate', ms: number): Promise<void> {
    if (exchange.state !== 'ordered' && exchange.state !== 'waiting') return;
    await this.note(exchange, system, { type: 'wait', why, until: this.clock.now() + ms });
  }

  /** Outside office hours: told once as such; questions simply come when the system is open. */
  private async putOff(exchange: Exchange, system: System, until: number): Promise<void> {
    if (exchange.state === 'ordered' || exchange.state === 'waiting')
      await this.note(exchange, system, { type: 'wait', why: 'office-hours', until });
    else await this.note(exchange, system, { type: 'askInVain', why: 'hours' });
  }

  private async isNext({ order }: Exchange): Promise<boolean> {
    if (order.after === undefined) return true;
    const { exchange } = await this.exchanges.load(order.after);
    return exchange === undefined || hasEnded(exchange.state);
  }

  private async noteOverdue(exchange: Exchange, system: System): Promise<void> {
    if (exchange.state !== 'acknowledged' || exchange.isOverdue) return;
    if (this.clock.now() > this.results.promisedEnd(exchange)) await this.note(exchange, system, { type: 'noteOverdue' });
  }

  private async keep(exchange: Exchange, raw: Uint8Array): Promise<string | undefined> {
    try {
      return await this.raw.keep(exchange.order.case, raw);
    } catch (error) {
      this.log.warn(`bytes of an answer were not kept: ${nameOf(error)}`);
      return undefined;
    }
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}

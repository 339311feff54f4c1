import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

let processMetrics: Registry | undefined;

/** Metrics of one app: a registry of its own, because several apps may live in one process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests: Histogram<'method' | 'route' | 'status'>;
  readonly refusals: Counter<'code'>;
  readonly messages: Counter<'subject' | 'outcome'>;

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    this.requests = this.histogram('yimen_http_request_seconds', 'HTTP requests by route', ['method', 'route', 'status']);
    this.refusals = this.counter('yimen_refusals_total', 'Refused requests by code', ['code']);
    this.messages = this.counter('yimen_messages_total', 'Stream messages by outcome', ['subject', 'outcome']);
  }

  counter<Label extends string>(name: string, help: string, labelNames: Label[] = []): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  histogram<Label extends string>(name: string, help: string, labelNames: Label[] = [], buckets = latencySeconds): Histogram<Label> {
    return new Histogram({ name, help, labelNames, buckets, registers: [this.registry] });
  }

  /** Text of this app's metrics and of the process it runs in. */
  async text(): Promise<string> {
    const texts = await Promise.all([this.registry.metrics(), processRegistry().metrics()]);
    return texts.join('\n');
  }
}

const latencySeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

function processRegistry(): Registry {
  if (!processMetrics) {
    processMetrics = new Registry();
    collectDefaultMetrics({ register: processMetrics });
  }
  return processMetrics;
}

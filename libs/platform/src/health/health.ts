import { Injectable } from '@nestjs/common';

/** What one part says of itself. `required`: without it the service cannot do its work and is not ready. */
export interface PartHealth {
  readonly state: string;
  readonly ok: boolean;
  readonly required: boolean;
  readonly [detail: string]: unknown;
}

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'not-ready';
  readonly service: string;
  readonly parts: Readonly<Record<string, PartHealth>>;
}

/** Collects what each part of a service says of itself, for /health/ready. */
@Injectable()
export class Health {
  private readonly parts = new Map<string, () => PartHealth>();

  constructor(private readonly service: string) {}

  /** Adds a part under a name; the newest of a name counts. */
  add(name: string, part: () => PartHealth): void {
    this.parts.set(name, part);
  }

  /** The state of all parts now. */
  readiness(): Readiness {
    const parts = Object.fromEntries([...this.parts].map(([name, part]) => [name, part()]));
    const bad = Object.values(parts).filter((part) => !part.ok);
    const status = bad.some((part) => part.required) ? 'not-ready' : bad.length > 0 ? 'degraded' : 'ready';
    return { status, service: this.service, parts };
  }
}

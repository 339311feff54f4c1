import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import type { StandardSchemaValidationPipeOptions } from '@nestjs/common';
import { Refusal } from '../errors/refusal.ts';

type Issue = Parameters<NonNullable<StandardSchemaValidationPipeOptions['exceptionFactory']>>[0][number];

const MAX_FAULTS = 10;
const MAX_TEXT = 200;

/** Checks every `{ schema }` of HTTP, NATS and Socket.IO handlers. What does not fit is `malformed`, with the paths of what was wrong. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new Refusal('malformed', { faults: issues.slice(0, MAX_FAULTS).map(faultOf) }) });
  }

  /** Bodies come from the strict parser, which refuses `__proto__`; nothing is silently dropped here. */
  protected override stripProtoKeys(): void {
    // Nothing to strip.
  }
}

function faultOf(issue: Issue): { at: string; about: string } {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
  return { at: path.slice(0, MAX_TEXT), about: issue.message.slice(0, MAX_TEXT) };
}

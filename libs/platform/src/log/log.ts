import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';
import { currentScope } from '../trace/scope.ts';
import { maskText, maskValue } from './mask.ts';

/** Nest tells every route and module that it maps: the documentation of a service says that better. */
const framework = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
  'NestMicroservice',
  'WebSocketsController',
]);

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/**
 * One JSON line an event, with service, trace and actor of the work in hand, personal data masked. There is one for the whole
 * process: Nest's own logger is a static that the last started app would take over.
 */
export class Log implements LoggerService {
  private readonly pino: Logger;

  constructor(options: { level?: string; destination?: DestinationStream } = {}) {
    this.pino = pino(
      { level: options.level ?? 'info', base: null, mixin: scopeFields, formatters: { level: (level) => ({ level }) } },
      options.destination ?? pino.destination({ fd: 1, sync: false }),
    );
  }

  log(message: unknown, ...rest: unknown[]): void {
    this.write('info', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest calls with `(message, …data, context)`; data may be an error, a stack or fields. */
  private write(level: Level, message: unknown, rest: readonly unknown[]): void {
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    if (!this.pino.isLevelEnabled(level) || (level === 'info' && framework.has(context ?? ''))) return;
    const data = rest.slice(0, context === undefined ? undefined : -1).filter((item) => item !== undefined);
    const [text, fields] = textAndFields(message);
    this.pino[level](
      {
        ...(context === undefined ? {} : { context }),
        ...(fields ?? {}),
        ...(data.length > 0 ? { data: maskValue(data) } : {}),
      },
      text,
    );
  }
}

function textAndFields(message: unknown): [string, Record<string, unknown>?] {
  if (typeof message === 'string') return [maskText(message)];
  if (message instanceof Error) return [maskText(message.message), { error: maskValue(message) }];
  if (typeof message === 'object' && message !== null && !Array.isArray(message)) {
    return ['', maskValue(message) as Record<string, unknown>];
  }
  return [maskText(String(message))];
}

function scopeFields(): Record<string, unknown> {
  const scope = currentScope();
  if (!scope) return {};
  const { service, trace, actor } = scope;
  return { service, ...(trace ? { trace: trace.traceId, span: trace.spanId } : {}), ...(actor ? { actor } : {}) };
}

let processLog: Log | undefined;
let logFile: string | undefined;

/** Writes the lines of this process to a file instead of the standard output; to be said before the first line. */
export function logTo(file: string): void {
  if (processLog) throw new Error('the log is open already');
  logFile = file;
}

/** The log of this process. `YIMEN_LOG` sets its level. */
export function theLog(): Log {
  processLog ??= new Log({
    level: process.env.YIMEN_LOG ?? 'info',
    ...(logFile === undefined ? {} : { destination: pino.destination({ dest: logFile, mkdir: true, sync: false }) }),
  });
  return processLog;
}

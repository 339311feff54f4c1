import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../setup/index.ts';

/** What our tests read of docker-compose.yml. */
export interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes: Readonly<Record<string, unknown>>;
  readonly networks: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, unknown>>;
}

export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly networks?: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, unknown>>;
}

const readText = (name: string) => readFileSync(join(root, name), 'utf8');

export const composeText = readText('docker-compose.yml');
export const dockerfile = readText('Dockerfile');

/** Strict: a key twice or a broken indent is an error. */
export function readCompose(): Compose {
  return parse(composeText, { merge: true, uniqueKeys: true, strict: true }) as Compose;
}

/** The settings of .env.example. */
export function exampleSettings(): Map<string, string> {
  const lines = readText('.env.example').split('\n');
  return new Map(
    lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

/** A text with `${NAME}`, `${NAME:?}` and `${NAME:-default}` filled in, as compose does it. */
export function fillIn(text: string, settings: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\$\{(\w+)(?::-([^}]*)|:\?)?\}/g,
    (_, name: string, otherwise: string | undefined) => settings.get(name) || (otherwise ?? ''),
  );
}

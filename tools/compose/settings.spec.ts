import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '@yimen/platform';
import type { z } from 'zod';
import { root } from '../setup/index.ts';
import { exampleSettings, fillIn, readCompose } from './compose-file.ts';

/** Every app that runs as a process of its own. */
const apps = readdirSync(join(root, 'apps')).filter((name) => existsSync(join(root, 'apps', name, 'src', 'main.ts')));

/** The settings that an app exports, e.g. `QueueSettings` of queue. */
async function settingsOf(name: string): Promise<z.ZodObject> {
  const app = (await import(`@yimen/${name}`)) as Readonly<Record<string, z.ZodObject>>;
  const settings = app[`${name.charAt(0).toUpperCase()}${name.slice(1)}Settings`];
  if (!settings) throw new Error(`${name} exports no settings`);
  return settings;
}

const { services } = readCompose();
/** .env as somebody fills it in: every empty value made. */
const filledIn = new Map(
  [...exampleSettings()].map(([name, value]) => [name, value || `made-for-${name}-0123456789abcdef0123456789abcdef`]),
);

function environmentOf(name: string): Record<string, string> {
  const environment = services[name]?.environment ?? {};
  return Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, fillIn(value, filledIn)]));
}

describe('the environment of docker-compose.yml', () => {
  it.each(apps)('is all that %s needs in production', async (name) => {
    const settings = readSettings(await settingsOf(name), environmentOf(name), name.toUpperCase());
    expect(settings).toMatchObject({ production: true, host: '0.0.0.0', port: 3000, publicOrigin: 'https://one-door.example' });
  });

  it('names no setting that its service does not know', async () => {
    const unknown: string[] = [];
    for (const name of apps) {
      const known = Object.keys((await settingsOf(name)).shape).map((field) =>
        field.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      );
      const own = Object.keys(environmentOf(name)).filter((key) => key.startsWith(`${name.toUpperCase()}_`));
      unknown.push(...own.filter((key) => !known.includes(key.slice(name.length + 1))));
    }
    expect(unknown).toEqual([]);
  });
});

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CoreSettings } from '@yimen/platform';
import { root } from '../setup/index.ts';
import { refuseVersion } from '../setup/versions.ts';
import { composeText, dockerfile, exampleSettings, readCompose } from './compose-file.ts';

const compose = readCompose();
const services = Object.entries(compose.services);
/** Every app but the pages, which the gateway serves. */
const apps = readdirSync(join(root, 'apps')).filter((name) => name !== 'web');

describe('docker-compose.yml', () => {
  it.each(apps)('has a container for %s, built from its own target', (name) => {
    expect(compose.services[name]?.build).toEqual({ context: '.', target: name });
    expect(dockerfile).toContain(`FROM service AS ${name}\nCMD ["node", "--enable-source-maps", "apps/${name}/dist/main.js"]`);
  });

  it('has no target that no app stands behind', () => {
    const targets = [...dockerfile.matchAll(/^FROM service AS (\S+)$/gm)].map(([, name]) => name);
    expect(targets.sort()).toEqual([...apps].sort());
  });

  it('opens only the gateway, and only to this machine', () => {
    const open = services.flatMap(([name, { ports = [] }]) => ports.map((port) => ({ name, port })));
    expect(open).toEqual([{ name: 'gateway', port: expect.stringMatching(/^127\.0\.0\.1:/) }]);
    expect(services.every(([, { networks = [] }]) => networks.join() === 'inside')).toBe(true);
  });

  it('runs MongoDB 8 as a replica set of three', () => {
    const members = services.filter(([name]) => /^mongo-\d$/.test(name)).map(([, service]) => service);
    expect(members).toHaveLength(3);
    for (const { image, command } of members) {
      expect(image).toMatch(/^mongo:8/);
      expect(command?.join(' ')).toContain('--replSet yimen');
    }
  });

  it('runs a nats-server that is new enough, with JetStream, on the written configuration', () => {
    const { image = '', command, depends_on } = compose.services.nats ?? {};
    expect(refuseVersion('nats-server', `${image.split(':')[1]?.split('-')[0]}.0`, '2.12.0')).toBeUndefined();
    expect(command).toEqual(expect.arrayContaining(['--jetstream', '--config', '/config/nats-server.conf']));
    expect(Object.keys(depends_on ?? {})).toEqual(['nats-config']);
  });

  it('names only services, volumes, networks and secrets that exist', () => {
    for (const [, service] of services) {
      for (const name of Object.keys(service.depends_on ?? {})) expect(compose.services).toHaveProperty([name]);
      for (const name of service.secrets ?? []) expect(compose.secrets).toHaveProperty([name]);
      for (const name of service.networks ?? []) expect(compose.networks).toHaveProperty([name]);
      for (const volume of service.volumes ?? []) {
        const [from = ''] = volume.split(':');
        if (!from.startsWith('.')) expect(compose.volumes).toHaveProperty([from]);
      }
    }
  });

  it('explains every setting in .env.example, and refuses to start without the secrets', () => {
    const used = new Map([...composeText.matchAll(/\$\{(\w+)(:\?|:-)/g)].map(([, name = '', kind]) => [name, kind]));
    expect([...exampleSettings().keys()].sort()).toEqual([...used.keys()].sort());
    const unfilled = [...exampleSettings()].filter(([, value]) => value === '').map(([name]) => name);
    expect(unfilled.filter((name) => used.get(name) !== ':?')).toEqual([]);
  });
});

describe('a service without settings of its own', () => {
  it('listens on the loopback only', () => {
    expect(CoreSettings.shape.host.parse(undefined)).toBe('127.0.0.1');
  });
});

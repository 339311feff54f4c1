import { describe, expect, it } from '@jest/globals';
import { ConfigError } from './config-error.ts';
import { maskedSettings, readSettings } from './read-settings.ts';
import { secret } from './secret.ts';
import { ServiceSettings } from './service-settings.ts';

const QueueSettings = ServiceSettings.extend({ ticketKey: secret() });

const env = {
  YIMEN_MONGO_URI: 'mongodb://user:sesame@127.0.0.1/yimen',
  YIMEN_NATS_URL: 'nats://127.0.0.1:4222',
  YIMEN_ISSUER: 'http://127.0.0.1/api/identity/oidc',
  YIMEN_JWKS_URL: 'http://127.0.0.1/jwks',
  YIMEN_PUBLIC_ORIGIN: 'http://127.0.0.1:8080',
  YIMEN_CITY_PACK: 'cities/shanghai',
  QUEUE_TICKET_KEY: 'a-key-of-the-queue',
};

describe('readSettings', () => {
  it('tells all faults at once, by the name to set, without a secret', () => {
    const wrong = { ...env, QUEUE_TICKET_KEY: 'opensesame!'.repeat(500), YIMEN_PORT: '99999', YIMEN_ISSUER: undefined };
    const read = () => readSettings(QueueSettings, wrong, 'QUEUE');
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/QUEUE_PORT: .*\(given "99999"\)/);
    expect(read).toThrow(/QUEUE_ISSUER: .*\(not set\)/);
    expect(read).toThrow(/QUEUE_TICKET_KEY: .*\(given "op…\(5500\)"\)/);
    expect(read).not.toThrow(/sesame/);
  });

  it('takes the service’s own value before the common one, and defaults otherwise', () => {
    const settings = readSettings(QueueSettings, { ...env, YIMEN_PORT: '1', QUEUE_PORT: '2' }, 'QUEUE');
    expect(settings).toMatchObject({ port: 2, host: '127.0.0.1', audience: 'urn:yimen:city', drainMs: 4000, production: false });
  });

  it('refuses the demo’s keys in production', () => {
    const demo = { ...env, QUEUE_TICKET_KEY: 'demo-ticket-key' };
    expect(readSettings(QueueSettings, demo, 'QUEUE').ticketKey).toBe('demo-ticket-key');
    expect(() => readSettings(QueueSettings, { ...demo, NODE_ENV: 'production' }, 'QUEUE')).toThrow(/ticketKey: a demo key/);
  });
});

describe('maskedSettings', () => {
  it('prints addresses and hides secrets', () => {
    const printed = maskedSettings(QueueSettings, readSettings(QueueSettings, env, 'QUEUE'));
    expect(printed).toMatchObject({ natsUrl: env.YIMEN_NATS_URL, ticketKey: 'a-…(18)' });
    expect(JSON.stringify(printed)).not.toContain('sesame');
  });
});

import { readSettings } from '@yimen/platform';
import { IdentitySettings } from './config.ts';
import { start } from './start.ts';

const app = await start(readSettings(IdentitySettings, process.env, 'IDENTITY'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());

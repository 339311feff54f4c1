import { readSettings } from '@yimen/platform';
import { GatewaySettings } from './config.ts';
import { start } from './start.ts';

const app = await start(readSettings(GatewaySettings, process.env, 'GATEWAY'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());

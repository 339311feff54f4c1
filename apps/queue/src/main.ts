import { readSettings } from '@yimen/platform';
import { QueueSettings } from './config.ts';
import { start } from './start.ts';

const app = await start(readSettings(QueueSettings, process.env, 'QUEUE'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());

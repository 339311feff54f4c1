import { readSettings } from '@yimen/platform';
import { BureausSettings } from './config.ts';
import { start } from './start.ts';

const app = await start(readSettings(BureausSettings, process.env, 'BUREAUS'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());

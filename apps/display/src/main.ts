import { readSettings } from '@yimen/platform';
import { DisplaySettings } from './config.ts';
import { start } from './start.ts';

const app = await start(readSettings(DisplaySettings, process.env, 'DISPLAY'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());

import { readSettings } from '@yimen/platform';
import { IntakeSettings } from './config.ts';
import { start } from './start.ts';

const app = await start(readSettings(IntakeSettings, process.env, 'INTAKE'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());

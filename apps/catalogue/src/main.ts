import { readSettings } from '@yimen/platform';
import { CatalogueSettings } from './config.ts';
import { start } from './start.ts';

const app = await start(readSettings(CatalogueSettings, process.env, 'CATALOGUE'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop());

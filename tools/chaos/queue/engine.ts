// One engine process of the storm: the product itself, with one protection taken away where a negative control asks for it.
import { QueueSettings, start } from '@yimen/queue';
import { sabotage } from './sabotage.ts';
import type { EngineArgument } from './settings.ts';

const { settings, negative, seed } = JSON.parse(process.argv[2] ?? '{}') as EngineArgument;
const parsed = QueueSettings.parse(settings);
if (negative !== undefined) await sabotage(negative, parsed.natsUrl, seed);
await start(parsed);
process.send?.({ ready: true });
// An engine never outlives its storm.
process.once('disconnect', () => process.exit());

// npm start: the whole city in one process. See tools/start/.
import { begin } from './bootstrap/begin.mjs';

await begin('start', process.argv.slice(2));

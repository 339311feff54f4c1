// npm test: everything that is checked. See tools/test/.
import { begin } from './bootstrap/begin.mjs';

await begin('test', process.argv.slice(2));

// node tools/run.mjs <command> [arguments]: runs tools/<command>/main.ts under the pinned Node.
import { begin } from './bootstrap/begin.mjs';

const [command = '', ...args] = process.argv.slice(2);
await begin(command, args);

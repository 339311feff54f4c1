// From whatever Node the machine has to the command under the pinned one: install, change over, build, run.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { chooseNode } from './choose-node.mjs';
import { install, isInstallStale } from './install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What must be built before a command runs. A command that is not named here starts services from their builds. */
const needs = { setup: [], check: [], test: [], report: [], start: ['code', 'pages'] };
const services = ['code'];

/** Runs `tools/<command>/main.ts` with these arguments; ends this process with its exit status. */
export async function begin(command, args) {
  const main = join(root, 'tools', command, 'main.ts');
  if (!/^[a-z-]+$/.test(command) || !existsSync(main)) return stop(2, `There is no command "${command}" in tools/.`);
  if (isInstallStale(root)) {
    process.stderr.write('installing the packages of package-lock.json …\n');
    if (install(root) !== 0) return stop(3, 'npm ci failed: see above.');
  }
  const node = chooseNode(root);
  if (node.kind === 'none') return stop(3, node.reason);
  if (node.kind === 'other') return changeOver(node.binary, command, args);
  process.env.PATH = withOwnBinaries(process.env.PATH);
  if (!isHelp(args) && !build(command)) return stop(1, 'The build failed: see above.');
  process.argv = [process.argv[0], main, ...args];
  await import(pathToFileURL(main).href);
}

function isHelp(args) {
  return args.includes('--help');
}

function build(command) {
  return (needs[command] || services).every((step) => buildIfStale(root, step) === 0);
}

function withOwnBinaries(path) {
  const own = join(root, 'node_modules', '.bin');
  return path && path.split(delimiter)[0] === own ? path : [own, path].filter(Boolean).join(delimiter);
}

/** Starts the same command under another Node and does as it does: signals go to it, its end is ours. */
function changeOver(binary, command, args) {
  const entry = join(root, 'tools', 'run.mjs');
  const env = { ...process.env, PATH: withOwnBinaries(process.env.PATH) };
  const child = spawn(binary, [entry, command, ...args], { stdio: 'inherit', env });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  process.on('SIGINT', () => undefined); // the terminal sends it to both
  child.on('error', (error) => stop(3, `The packaged Node does not start here (${error.message}).`));
  child.on('exit', (status, signal) => process.exit(status === null ? 128 + constants.signals[signal] : status));
}

function stop(status, message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = status;
}

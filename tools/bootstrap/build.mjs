// Builds what is stale. A hash over names, sizes and times of all sources decides, so that a second start spends milliseconds on it.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ignored = new Set(['node_modules', 'dist', '.cache', '.nx']);

function* files(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (ignored.has(entry.name) || entry.name.endsWith('.tsbuildinfo')) continue;
    if (entry.isDirectory()) yield* files(path);
    else yield path;
  }
}

/** One hash over everything that a build reads. */
export function sourceHash(root, folders) {
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'tsconfig.base.json', 'tsconfig.json']) hash.update(readFileSync(join(root, name)));
  for (const folder of folders) {
    for (const path of files(join(root, folder))) {
      const { size, mtimeMs } = statSync(path);
      hash.update(`${path} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

/** The projects that `node` runs from dist: all that the root tsconfig names, without tools and journeys, which run from source. */
function builtProjects(root) {
  const { references } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8'));
  return references.map(({ path }) => path).filter((path) => !['./tools', './e2e', './apps/web'].includes(path));
}

function viteBuild(root, ...args) {
  return [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn', ...args];
}

const steps = {
  code: {
    about: 'building the services',
    folders: ['libs', 'apps'],
    outputs: (root) => builtProjects(root).map((path) => join(root, path, 'dist')),
    commands: (root) => [[join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-b', ...builtProjects(root)]],
    cwd: '.',
  },
  pages: {
    about: 'building the pages',
    folders: ['libs', 'apps/web'],
    outputs: (root) => ['client', 'server'].map((part) => join(root, 'apps', 'web', 'dist', part)),
    commands: (root) => [viteBuild(root), viteBuild(root, '--ssr', 'src/server/render.ts')],
    cwd: 'apps/web',
  },
};

/** Runs the named step (`code`, `pages`) unless its sources are those of its last success. Gives an exit status. */
export function buildIfStale(root, name) {
  const { about, folders, outputs, commands, cwd } = steps[name];
  const stamp = join(root, '.cache', 'build', name);
  const hash = sourceHash(root, folders);
  const isFresh = existsSync(stamp) && readFileSync(stamp, 'utf8') === hash && outputs(root).every((path) => existsSync(path));
  if (isFresh) return 0;
  process.stderr.write(`${about} …\n`);
  for (const args of commands(root)) {
    const done = spawnSync(process.execPath, args, { cwd: join(root, cwd), stdio: ['ignore', 2, 2] });
    if (done.status !== 0) return done.status === null ? 1 : done.status;
  }
  mkdirSync(join(root, '.cache', 'build'), { recursive: true });
  writeFileSync(stamp, hash);
  return 0;
}

import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { FakeClock } from '@yimen/platform/testing';
import { IntakeSettings } from '../config.ts';
import { IssueDocument } from '../documents/issue.ts';
import { AttachFiles } from '../use-cases/attach-files.ts';
import { CaseKeys } from '../store/case-keys.ts';
import { Cases } from '../store/cases.ts';
import { ItemVersions } from '../store/item-versions.ts';
import { NumberBlocks } from '../store/number-blocks.ts';
import { Uploads } from '../store/uploads.ts';

// Intake in a process of its own that kills itself before or after one step of its work: the first time, with signal 9.
// Arguments: settings as JSON, time in ms, step such as `before Uploads.add` or `never`.

type Method = (...args: never[]) => Promise<unknown>;

const steps: Readonly<Record<string, { readonly on: object; readonly name: string }>> = {
  'files.rename': { on: fs.promises, name: 'rename' },
  'Uploads.add': { on: Uploads.prototype, name: 'add' },
  'NumberBlocks.take': { on: NumberBlocks.prototype, name: 'take' },
  'CaseKeys.make': { on: CaseKeys.prototype, name: 'make' },
  'AttachFiles.run': { on: AttachFiles.prototype, name: 'run' },
  'IssueDocument.run': { on: IssueDocument.prototype, name: 'run' },
  'ItemVersions.keep': { on: ItemVersions.prototype, name: 'keep' },
  'Cases.begin': { on: Cases.prototype, name: 'begin' },
  'AttachFiles.done': { on: AttachFiles.prototype, name: 'done' },
};

const [settings = '', time = '', when = 'never'] = process.argv.slice(2);
const [place, step = ''] = when.split(' ');
const target = steps[step];
if (target) {
  const methods = target.on as Record<string, Method>;
  const original = methods[target.name];
  methods[target.name] = async function (this: unknown, ...args: never[]): Promise<unknown> {
    if (place === 'before') process.kill(process.pid, 'SIGKILL');
    const result = await original?.apply(this, args);
    process.kill(process.pid, 'SIGKILL');
    return result;
  };
  syncBuiltinESMExports();
}

const { start } = await import('../start.ts');
const app = await start(IntakeSettings.parse(JSON.parse(settings)), new FakeClock(Number(time)));
process.send?.({ url: app.url });

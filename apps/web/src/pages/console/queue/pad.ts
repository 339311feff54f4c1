import type { PadKey } from '@yimen/ui';
import type { QueueModel } from './queue-model.ts';

export type PadId = PadKey['id'];

/** The keys of the pad by what the window is doing now; a key that makes no sense is not drawn, so four stay in reach. */
export function padOf(model: QueueModel): readonly { readonly id: PadId; readonly keys: string; readonly main?: boolean }[] {
  if (model.window.state === 'closed') return [];
  if (!model.current) return [];
  if (model.current.state === 'called')
    return [
      { id: 'start', keys: 'F4', main: true },
      { id: 'recall', keys: 'F3' },
      { id: 'missed', keys: 'F6' },
      { id: 'transfer', keys: 'F8' },
    ];
  return [
    { id: 'finish', keys: 'F9', main: true },
    { id: 'matter', keys: '+' },
    { id: 'hold', keys: 'F7' },
    { id: 'transfer', keys: 'F8' },
  ];
}

/** What a key of the keyboard means now, if anything. */
export function padKeyOf(key: string, model: QueueModel): PadId | undefined {
  if (key === 'F2') return model.window.state === 'open' ? 'next' : undefined;
  if (key === 'F10') return 'pause';
  if (key === '/') return model.window.state === 'open' ? 'find' : undefined;
  return padOf(model).find((one) => one.keys === key)?.id;
}

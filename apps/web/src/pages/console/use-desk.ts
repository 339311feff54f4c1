import type { Me, StaffView } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useEffect, useRef, useState } from 'react';
import { sentenceOf } from '../../shared/api/answer.ts';
import type { Api } from '../../shared/api/api.ts';
import { newKey } from '../../shared/api/new-key.ts';
import { press } from '../../shared/api/press.ts';
import { commandOf, commandsFor, sendCommand } from './queue/commands.ts';
import type { Command } from './queue/commands.ts';
import { deskStore } from './queue/desk-store.ts';
import type { MatterOutcome } from './queue/outcomes.ts';
import { padKeyOf } from './queue/pad.ts';
import type { PadId } from './queue/pad.ts';
import type { Question, Reply } from './queue/queue-dialogs.tsx';
import type { QueueModel } from './queue/queue-model.ts';
import { queueTexts } from './queue/queue-texts.ts';

interface DeskOptions {
  readonly api: Api;
  readonly hall: string;
  readonly me: Me;
  readonly view: StaffView;
  readonly model: QueueModel;
  readonly outcomes: readonly MatterOutcome[];
}

/** What the keys of the console do: one press, one key, one answer; a question first where something could not be taken back. */
export function useDesk({ api, hall, view, model, outcomes }: DeskOptions) {
  const t = useText(queueTexts);
  const language = useLanguage();
  const [fence, setFence] = useState(() => deskStore.read(hall, model.window.window, view.at.day));
  const [busy, setBusy] = useState<PadId | 'open'>();
  const [question, setQuestion] = useState<Question>();
  const [said, setSaid] = useState<string>();
  const running = useRef(false);
  const isOpen = model.window.state !== 'closed';
  const isMine = !isOpen || model.window.fence === fence;
  const commands = commandsFor(hall, { ...model, window: { ...model.window, fence: fence ?? 0 } }, outcomes);

  async function run(id: PadId | 'open', command: Command) {
    if (running.current) return;
    running.current = true;
    setBusy(id);
    setSaid(undefined);
    const answer = await press((key) => sendCommand(api, command, key), { key: newKey(), onUnsure: () => setSaid(t('unsure')) });
    running.current = false;
    setBusy(undefined);
    setSaid(answer.kind === 'ok' ? undefined : answer.kind === 'refused' ? sentenceOf(answer.problem, language) : t('offline'));
    if (answer.kind === 'ok' && answer.value.kind === 'window' && id === 'open' && answer.value.fence !== undefined)
      keepFence(answer.value.fence);
  }
  function keepFence(held: number) {
    deskStore.write(hall, model.window.window, view.at.day, held);
    setFence(held);
  }

  function onPress(id: PadId | 'open') {
    if (id === 'open' || (id === 'pause' && !isOpen)) void run('open', commands.open(false));
    else if (!isMine) return;
    else if (id === 'pause' && model.window.state === 'paused') void run('pause', commands.resume());
    else if (id === 'next' && model.current) setQuestion('leave');
    else if (id === 'next') void run('next', commands.next());
    else if (id === 'pause' || id === 'hold' || id === 'transfer' || id === 'matter' || id === 'find') setQuestion(id);
    else void run(id, commands[id]());
  }
  function onReply(reply: Reply) {
    setQuestion(undefined);
    void run(reply.to === 'leave' || reply.to === 'find' ? 'next' : reply.to, commandOf(commands, reply));
  }

  useKeys((key) => {
    const id = question === undefined ? padKeyOf(key, model) : undefined;
    if (id === undefined) return false;
    onPress(id);
    return true;
  });
  const onTakeBack = () => void run('open', commands.open(true));
  return { busy, question, said, isMine, onPress, onReply, onBack: () => setQuestion(undefined), onTakeBack };
}

/** Function keys act from anywhere on the page; `/` and `+` only where nobody is typing. */
function useKeys(take: (key: string) => boolean): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (typing && !/^F\d+$/.test(event.key)) return;
      if (latest.current(event.key)) event.preventDefault();
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

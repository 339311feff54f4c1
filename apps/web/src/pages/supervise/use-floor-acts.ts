import { HallAnswer, queuePath } from '@yimen/contracts';
import { useLanguage, useText } from '@yimen/ui';
import { useState } from 'react';
import { sentenceOf } from '../../shared/api/answer.ts';
import type { Api } from '../../shared/api/api.ts';
import { usePress } from '../../shared/api/use-press.ts';
import type { WindowRow } from './supervise-model.ts';
import { supervise } from './supervise-texts.ts';
import type { WindowAct } from './windows-table.tsx';

/** What is asked before it is done. */
export type FloorQuestion = { readonly about: 'window'; readonly act: WindowAct; readonly row: WindowRow } | { readonly about: 'doors' };

interface Command {
  readonly path: string;
  readonly body: object;
  readonly window?: string;
}

/** The presses of a supervisor: one at a time, each with its own key; a question first where people would notice. */
export function useFloorActs(api: Api, hall: string) {
  const t = useText(supervise);
  const language = useLanguage();
  const { state, run } = usePress();
  const [question, setQuestion] = useState<FloorQuestion>();
  const [window, setWindow] = useState<string>();
  const [said, setSaid] = useState<string>();

  async function send({ path, body, window: at }: Command) {
    setQuestion(undefined);
    setSaid(undefined);
    setWindow(at);
    const answer = await run((key) => api.send(queuePath(hall) + path, HallAnswer, { body, key }));
    setWindow(undefined);
    if (answer.kind !== 'ok') setSaid(answer.kind === 'refused' ? sentenceOf(answer.problem, language) : t('noAnswer'));
  }
  function onAct(act: WindowAct, row: WindowRow) {
    if (act === 'resume') void send(windowCommand(act, row));
    else setQuestion({ about: 'window', act, row });
  }
  function onAnswer(answer: string) {
    if (question?.about === 'doors') void send({ path: '/day/stops', body: {} });
    else if (question) void send(windowCommand(question.act, question.row, answer));
  }
  return {
    question,
    busy: window,
    said: state === 'unsure' ? t('unsure') : said,
    onAct,
    onAnswer,
    onBack: () => setQuestion(undefined),
    onDoors: (isOpen: boolean) => (isOpen ? setQuestion({ about: 'doors' }) : void send({ path: '/day/resumptions', body: {} })),
  };
}

function windowCommand(act: WindowAct, { window: { window, fence } }: WindowRow, reason?: string): Command {
  const here = `/windows/${window}`;
  const commands = {
    open: { path: `${here}/sessions`, body: {} },
    pause: { path: `${here}/pauses`, body: { fence, reason } },
    resume: { path: `${here}/resumptions`, body: { fence } },
    close: { path: `${here}/closures`, body: { fence } },
  };
  return { ...commands[act], window };
}

import type { StaffView } from '@yimen/contracts';
import { AskOnce, Field, useLanguage, useText } from '@yimen/ui';
import type { Answer } from '@yimen/ui';
import { useState } from 'react';
import type { QueueModel } from './queue-model.ts';
import { queueTexts } from './queue-texts.ts';

/** A question that a key asks before it does something. */
export type Question = 'leave' | 'hold' | 'transfer' | 'matter' | 'pause' | 'find';

/** What the clerk answered; the names are those of the queue's commands. */
export type Reply =
  | { readonly to: 'leave'; readonly leaving: 'finished' | 'missed' | 'held' }
  | { readonly to: 'hold'; readonly reason: 'copy' | 'payment' | 'form' | 'rest' | 'other' }
  | { readonly to: 'transfer'; readonly toService: string }
  | { readonly to: 'transfer'; readonly toWindow: string }
  | { readonly to: 'matter'; readonly service: string }
  | { readonly to: 'pause'; readonly reason: 'break' | 'meeting' | 'system' | 'other' }
  | { readonly to: 'find'; readonly number: string; readonly reason: 'agreed' | 'returned' | 'guide' | 'other' };

interface QueueDialogsProps {
  readonly question: Question | undefined;
  readonly model: QueueModel;
  readonly view: StaffView;
  readonly onReply: (reply: Reply) => void;
  readonly onBack: () => void;
}

/** One question at a time. Enter takes the default, Esc goes back, the service clock is never touched by a slip. */
export function QueueDialogs(props: QueueDialogsProps) {
  switch (props.question) {
    case undefined:
      return null;
    case 'transfer':
    case 'matter':
      return <PlaceDialog {...props} question={props.question} />;
    case 'find':
      return <FindDialog {...props} />;
    default:
      return <ReasonDialog {...props} question={props.question} />;
  }
}

const reasons = {
  leave: { title: 'leaveTitle', answers: { finished: 'leaveFinished', missed: 'leaveMissed', held: 'leaveHeld' } },
  hold: { title: 'holdTitle', answers: { copy: 'copy', payment: 'payment', form: 'form', rest: 'rest', other: 'other' } },
  pause: { title: 'pauseTitle', answers: { break: 'break', meeting: 'meeting', system: 'system', other: 'other' } },
} as const;

function ReasonDialog({ question, model, onReply, onBack }: QueueDialogsProps & { readonly question: 'leave' | 'hold' | 'pause' }) {
  const t = useText(queueTexts);
  const { title, answers } = reasons[question];
  const list = Object.entries(answers).filter(([id]) => question !== 'leave' || id !== 'missed' || model.current?.state === 'called');
  return (
    <AskOnce
      open
      title={t(title, { number: model.current?.number ?? '' })}
      answers={list.map(([id, words], index): Answer => ({ id, words: t(words), main: index === 0 }))}
      onAnswer={(id) =>
        onReply(question === 'leave' ? { to: question, leaving: id as 'finished' } : { to: question, reason: id as 'other' })
      }
      onBack={onBack}
    />
  );
}

/** Services and windows of the hall: where a ticket goes on, or what is added to it. */
function PlaceDialog({ question, model, view, onReply, onBack }: QueueDialogsProps & { readonly question: 'transfer' | 'matter' }) {
  const t = useText(queueTexts);
  const language = useLanguage();
  const services = view.services.map((service): Answer => ({
    id: `service/${service.service}`,
    words: `${service.prefix} ${language === 'en' ? service.name.en : service.name.zh}`,
  }));
  const windows = view.windows
    .filter((window) => window.state !== 'closed' && window.window !== model.window.window)
    .map((window): Answer => ({ id: `window/${window.window}`, words: t('windowIs', { window: window.window }) }));
  const answers =
    question === 'transfer' ? [...services.filter((one) => one.id !== `service/${model.current?.service ?? ''}`), ...windows] : services;
  function answer(id: string) {
    const [kind, place = ''] = id.split('/');
    if (question === 'matter') onReply({ to: 'matter', service: place });
    else onReply(kind === 'service' ? { to: 'transfer', toService: place } : { to: 'transfer', toWindow: place });
  }
  return (
    <AskOnce
      open
      title={t(question === 'transfer' ? 'transferTitle' : 'matterTitle', { number: model.current?.number ?? '' })}
      answers={answers}
      onAnswer={answer}
      onBack={onBack}
    />
  );
}

/** Calls one number out of turn: a logged exception, so it asks for the reason. */
function FindDialog({ onReply, onBack }: QueueDialogsProps) {
  const t = useText(queueTexts);
  const [number, setNumber] = useState('');
  const isNumber = /^[A-HJ-NP-Z][0-9]{3,6}$/.test(number);
  const answers = (['agreed', 'returned', 'guide', 'other'] as const).map((id, index): Answer => ({
    id,
    words: t(id),
    main: isNumber && index === 0,
  }));
  return (
    <AskOnce
      open
      title={t('findTitle')}
      answers={isNumber ? answers : []}
      onAnswer={(id) => onReply({ to: 'find', number, reason: id as 'agreed' })}
      onBack={onBack}
    >
      <Field
        label={t('findNumber')}
        value={number}
        maxLength={7}
        autoFocus
        onChange={(typed) => setNumber(typed.toUpperCase().replace(/\s/g, ''))}
      />
    </AskOnce>
  );
}

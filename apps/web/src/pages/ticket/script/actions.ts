import type { Answer } from '../../../shared/api/answer.ts';
import { press } from '../../../shared/api/press.ts';
import { renew } from './page.ts';
import type { TicketOnPage } from './page.ts';

/** The buttons of the page: ten more minutes, cancel with one question, read aloud. */
export function startActions(ticket: TicketOnPage): void {
  const base = `/api/queue/halls/${ticket.hall}/phone-tickets/${ticket.token}`;
  document.addEventListener('click', (event) => {
    const act = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-act]')?.dataset.act : undefined;
    const dialog = document.querySelector('dialog');
    if (act === 'ask-cancel') dialog?.showModal();
    if (act === 'keep' || act === 'cancel') dialog?.close();
    if (act === 'aloud') readAloud();
    if (act === 'defer') void run((key) => send(`${base}/holds`, 'POST', key));
    if (act === 'cancel') void run((key) => send(base, 'DELETE', key));
  });
}

let running = false;

/** One press at a time, one key a press; what came of it stands above the buttons. */
async function run(attempt: (key: string) => Promise<Answer<undefined>>): Promise<void> {
  if (running) return;
  running = true;
  document.documentElement.dataset.busy = 'on';
  const answer = await press(attempt, { onUnsure: () => say('unsure') });
  running = false;
  delete document.documentElement.dataset.busy;
  await renew();
  if (answer.kind === 'refused') say('refused', titleOf(answer.problem.titles));
  else if (answer.kind === 'unknown') say('unsure');
}

async function send(path: string, method: string, key: string): Promise<Answer<undefined>> {
  try {
    const response = await fetch(path, {
      method,
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: '{}',
      signal: AbortSignal.timeout(5_000),
    });
    if (response.ok) return { kind: 'ok', value: undefined };
    const problem = (await response.json()) as Extract<Answer<undefined>, { kind: 'refused' }>['problem'];
    return problem.code === 'outcome-unknown' ? { kind: 'unknown' } : { kind: 'refused', problem };
  } catch {
    return { kind: 'unknown' };
  }
}

function titleOf(titles: { readonly zh: string; readonly en: string } | undefined): string | undefined {
  return document.documentElement.lang === 'en' ? titles?.en : titles?.zh;
}

function say(what: 'unsure' | 'refused', text?: string): void {
  const place = document.querySelector('.pressed');
  if (place) place.textContent = text ?? document.querySelector('main')?.dataset[what] ?? '';
}

function readAloud(): void {
  if (!('speechSynthesis' in window)) return;
  const parts = Array.from(
    document.querySelectorAll('.top .fig, main h1, .when h2, .when .fig, .called .word'),
    (part) => part.textContent,
  );
  const utterance = new SpeechSynthesisUtterance(parts.join('。'));
  utterance.lang = document.documentElement.lang;
  utterance.rate = 0.9;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}

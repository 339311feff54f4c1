import type { UiLanguage } from '@yimen/ui/strings';

/** Reads a text with the voice of the machine, where it has one; a newer text ends the older. */
export function readAloud(text: string, language: UiLanguage): void {
  if (!('speechSynthesis' in window)) return;
  speechSynthesis.cancel();
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.lang = language;
  utterance.rate = 0.9;
  speechSynthesis.speak(utterance);
}

/** What a screen says when read: its question, then its choices in order. */
export function wordsOf(screen: ParentNode): string {
  const heading = screen.querySelector('h1')?.textContent ?? '';
  const names = Array.from(screen.querySelectorAll('.name, .results button'), (choice) => choice.textContent);
  return [heading, ...names].filter((part) => part !== '').join('。');
}

/** Silence. */
export function stopReading(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}

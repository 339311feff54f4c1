import { playChime } from '@yimen/ui/sounds';
import { renewed } from './page.ts';

const calledPattern = [400, 200, 400, 200, 400];
const nearPattern = [200];

let context: AudioContext | undefined;

/** Vibration when called and when it is nearly one's turn; sound after one touch, as browsers want it. */
export function startAlerts(): void {
  let before = nowShown();
  addEventListener('pointerdown', () => (context ??= new AudioContext()), { once: true });
  renewed.addEventListener('renewed', () => {
    const now = nowShown();
    if (now.called && !before.called) alert(calledPattern);
    else if (now.near && !before.near) alert(nearPattern);
    before = now;
  });
}

function nowShown() {
  return { called: document.documentElement.dataset.state === 'called', near: document.querySelector('[data-near]') !== null };
}

function alert(pattern: number[]): void {
  if ('vibrate' in navigator) navigator.vibrate(pattern);
  if (context?.state === 'running') playChime(context, context.currentTime + 0.05);
}

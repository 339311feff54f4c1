import type { Locator, Page } from 'playwright-core';
import type { Walk } from '../harness/walk.ts';

/** The hall's own screen, once it shows its hall. */
export async function openHallScreen(
  walk: Walk,
  hall: string,
  options: { query?: string; on?: Parameters<Walk['open']>[2] } = {},
): Promise<Page> {
  const screen = await walk.open(`/screen?device=${hall}-h1${options.query ?? ''}`, { size: 'hall' }, options.on);
  await isFresh(screen);
  return screen;
}

/** The display above one window. */
export async function openWindowScreen(walk: Walk, hall: string, window: string): Promise<Page> {
  const screen = await walk.open(`/screen/window?device=${hall}-w${window.padStart(2, '0')}`, { size: 'window' });
  await screen.getByRole('main').filter({ hasText: '号窗口' }).waitFor();
  return screen;
}

/** The words that a hall screen shows while its truth is old. */
export const staleBand = (screen: Page): Locator => screen.getByText(/画面停在 .+，正在重新连接/);
/** The words in place of the call when the truth is older than 30 s. */
export const listenMode = (screen: Page): Locator => screen.getByText('请留意窗口').first();

/** Waits until the screen shows its hall and says nothing of old truth. */
export async function isFresh(screen: Page, timeout = 15_000): Promise<void> {
  await screen.locator('[data-trust="fresh"]').waitFor({ timeout });
}

/** The number and the window on the wall of a hall screen, with the bars of the language folded away. */
export async function wallOf(screen: Page): Promise<string> {
  return screen.getByRole('main').evaluate((main) => main.querySelector('section')?.innerText.replace(/\s+/g, ' ') ?? '');
}

/** Longer than any page may take to show something. */
const mostMs = 15_000;

/**
 * Waits until every one of `words` stands on the page and the frame that shows them was painted. Begun before the press that brings them.
 * @returns the moment by the machine's clock, in ms
 */
export function paintedAt(page: Page, words: readonly string[]): Promise<number> {
  const painted = page.evaluate(watchWords, { words, mostMs });
  painted.catch(() => undefined); // whoever waits for it hears of the fault
  return painted;
}

function watchWords({ words, mostMs: limit }: { words: readonly string[]; mostMs: number }): Promise<number> {
  return new Promise((resolve, reject) => {
    const missing = () => words.filter((word) => !document.body.innerText.includes(word));
    const watch = new MutationObserver(look);
    function look(): void {
      if (missing().length > 0) return;
      watch.disconnect();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.timeOrigin + performance.now())));
    }
    watch.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    setTimeout(() => reject(new Error(`not on the page: ${missing().join(', ')}`)), limit);
    look();
  });
}

/** The frames of the live connection that concern the voice: what was handed to this screen and what it began to speak. */
export interface Voice {
  readonly announced: { readonly number: string; readonly at: number }[];
  readonly begun: number[];
}

/** Listens to the voice of a screen from its next connection on. */
export function voiceOf(page: Page): Voice {
  const voice: Voice = { announced: [], begun: [] };
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      const number = /"announce",\{.*"number":"([A-Z]\d+)"/.exec(String(payload))?.[1];
      if (number !== undefined) voice.announced.push({ number, at: Date.now() });
    });
    socket.on('framesent', ({ payload }) => {
      if (String(payload).includes('"speaking"')) voice.begun.push(Date.now());
    });
  });
  return voice;
}

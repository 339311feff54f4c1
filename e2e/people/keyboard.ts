import type { Locator, Page } from 'playwright-core';

/** More presses than any page of the house needs from its head to its foot. */
const mostTabs = 60;

/** Goes to a control as somebody does who has no mouse: Tab until it has the focus. Throws when Tab never reaches it. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < mostTabs; presses += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${mostTabs} presses of Tab never reached ${String(target)}`);
}

/** Tab to it, then Enter. */
export async function pressByKey(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

/** Tab to a field and type. */
export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.type(text);
}

/** Tab to a group of radios, then arrows until the one with these words is chosen. */
export async function chooseByKey(page: Page, group: Locator, words: string): Promise<void> {
  const wanted = group.getByRole('radio', { name: words });
  await wanted.first().waitFor({ state: 'attached' });
  for (let presses = 0; presses < mostTabs && !(await hasFocusWithin(group)); presses += 1) await page.keyboard.press('Tab');
  for (let presses = 0; presses < 12; presses += 1) {
    if (await wanted.first().isChecked()) return;
    await page.keyboard.press(presses === 0 ? 'Space' : 'ArrowDown');
  }
  throw new Error(`the arrows never reached ${words}`);
}

function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element === document.activeElement);
}

function hasFocusWithin(target: Locator): Promise<boolean> {
  return target.evaluate((element) => element.contains(document.activeElement));
}

/** The stops of Tab on a page from its beginning, each by the words that a reader hears, until they repeat. */
export async function focusOrder(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    scrollTo(0, 0);
  });
  const stops: string[] = [];
  for (let presses = 0; presses < mostTabs * 3; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeFocus);
    if (stop === undefined || (presses > 0 && stop.isFirst)) break;
    stops.push(stop.words);
  }
  return stops;
}

function describeFocus(): { words: string; isFirst: boolean } | undefined {
  const focused = document.activeElement as HTMLElement | null;
  if (!focused || focused === document.body) return undefined;
  const isFirst = focused.dataset.tabStop !== undefined;
  focused.dataset.tabStop = '';
  const box = focused.getBoundingClientRect();
  const ring = getComputedStyle(focused);
  const isSeen = ring.outlineStyle !== 'none' || ring.boxShadow !== 'none' || focused.matches('[data-focus-visible]');
  const place = box.bottom < 0 || box.top > innerHeight ? ' (out of sight)' : '';
  const words = (focused.getAttribute('aria-label') ?? focused.innerText) || focused.getAttribute('name') || focused.tagName;
  return { words: `${words.replace(/\s+/g, ' ').trim()}${place}${isSeen ? '' : ' (no ring)'}`, isFirst };
}

import type { Page, Response } from 'playwright-core';
import { staffPassword } from '../harness/test-city.ts';
import type { Walk } from '../harness/walk.ts';
import { pressByKey, tabTo } from './keyboard.ts';

/** A clerk sits down: opens the console, is led to the sign-in, and comes back, all with the keyboard. */
export async function sitDown(walk: Walk, clerk: string, locale: 'zh-CN' | 'en' = 'zh-CN'): Promise<Page> {
  const desk = await walk.open('/console', { size: 'console', locale });
  await signInByKey(desk, clerk);
  await desk.getByRole('region', { name: locale === 'en' ? 'Queue' : '排队' }).waitFor();
  return desk;
}

/** Fills in the sign-in page as it stands, as a member of staff, with the keyboard alone. */
export async function signInByKey(page: Page, staff: string): Promise<void> {
  await page.waitForURL(/\/sign-in\?interaction=/);
  await pressByKey(page, page.getByRole('button', { name: /^(工作人员|Staff)$/ }));
  const number = page.getByRole('textbox', { name: /^(工号|Staff number)$/ });
  await tabTo(page, number);
  await page.keyboard.type(staff);
  await page.keyboard.press('Tab');
  await page.keyboard.type(staffPassword);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}

/** One press of a key of the pad, and the moment of that press by the machine's clock, in ms. */
export async function pressKey(desk: Page, key: string): Promise<number> {
  const pressed = await desk.evaluateHandle((wanted) => {
    const seen: { at?: number } = {};
    const hear = (event: KeyboardEvent) => {
      if (event.key === wanted) seen.at ??= performance.timeOrigin + event.timeStamp;
    };
    addEventListener('keydown', hear, true);
    return seen;
  }, key);
  await desk.keyboard.press(key);
  const at = await pressed.evaluate((seen) => seen.at);
  if (at === undefined) throw new Error(`the press of ${key} never came to the page`);
  return at;
}

/** The answer of the queue to a call from this desk. */
export function callAnswer(desk: Page): Promise<Response> {
  return desk.waitForResponse((response) => /\/windows\/[^/]+\/calls$/.test(response.url()));
}

/** Opens the window (F10) and waits until its keys are there. */
export async function openWindow(desk: Page): Promise<void> {
  await desk.keyboard.press('F10');
  await desk.getByRole('button', { name: '叫下一位' }).or(desk.getByText('现在没有您可以办的号')).first().waitFor();
}

import type { Page } from 'playwright-core';
import { chooseByKey, pressByKey, tabTo, typeInto } from './keyboard.ts';

/** A small real picture, as a scanner would hand it over. */
const scan = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mO4cOMGSYhhVMOohuGrAQA0fIAfICimKgAAAABJRU5ErkJggg==',
  'base64',
);

export interface Applicant {
  readonly name: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** The step of the draft that is open now, by its region. */
const step = (desk: Page, name: string) => desk.getByRole('region', { name, exact: true });

async function goOn(desk: Page): Promise<void> {
  await pressByKey(desk, desk.getByRole('button', { name: '下一步' }));
}

/** Who it is for; Enter in the last field goes on. */
export async function enterPerson(desk: Page, { name, idNumber, phone }: Applicant): Promise<void> {
  await typeInto(desk, desk.getByRole('textbox', { name: '姓名' }), name);
  await typeInto(desk, desk.getByRole('textbox', { name: '证件号码' }), idNumber);
  await typeInto(desk, desk.getByRole('textbox', { name: '手机号（可不填）' }), phone);
  await desk.keyboard.press('Enter');
  await step(desk, '事项').waitFor();
}

/** Finds an item by letters and chooses it from the list with the arrows. */
export async function chooseItem(desk: Page, letters: string, name: string): Promise<void> {
  await typeInto(desk, desk.getByRole('searchbox', { name: '名称、拼音、首字母都可以' }), letters);
  const hit = desk.getByRole('option', { name });
  await hit.waitFor();
  for (let presses = 0; presses < 10; presses += 1) {
    await desk.keyboard.press(presses === 0 ? 'Tab' : 'ArrowDown');
    if (await hit.evaluate((element) => element === document.activeElement)) break;
  }
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { level: 1, name }).waitFor();
  await goOn(desk);
  await step(desk, '情形').waitFor();
}

/** Answers the one question of the situation. */
export async function answerSituation(desk: Page, question: string, answer: string): Promise<void> {
  await chooseByKey(desk, desk.getByRole('radiogroup', { name: question }), answer);
  await desk.getByText(/^情形：/).waitFor();
  await goOn(desk);
  await step(desk, '材料').waitFor();
}

/** `O`: the original of the current paper was seen; then `S` scans the next one. */
export async function settlePapers(desk: Page, seen: string, scanned: string): Promise<void> {
  const line = (paper: string) => desk.getByRole('listitem').filter({ hasText: paper });
  await tabTo(desk, line(seen));
  await desk.keyboard.press('o');
  await line(seen).getByText('看过原件，已还').waitFor();
  await desk.keyboard.press('ArrowDown');
  const picker = desk.waitForEvent('filechooser');
  await desk.keyboard.press('s');
  await (await picker).setFiles({ name: 'page-1.png', mimeType: 'image/png', buffer: scan });
  await line(scanned).getByText('扫描 1 页').waitFor();
  await desk.getByText('材料齐了').waitFor();
}

/** Fills in the form of the registration; name, number and phone are known already. */
export async function fillForm(desk: Page, { kind, place, from }: { kind: string; place: string; from: string }): Promise<void> {
  await goOn(desk);
  await step(desk, '表单').waitFor();
  await chooseByKey(desk, desk.getByRole('radiogroup', { name: '备案类型' }), kind);
  await typeInto(desk, desk.getByRole('textbox', { name: '就医地' }), place);
  await typeInto(desk, desk.getByLabel('备案开始日期'), from);
}

/** Review, then Enter hands the case in. */
export async function receive(desk: Page): Promise<void> {
  await goOn(desk);
  await step(desk, '复核').waitFor();
}

/** One press that moves the stored case on, and the words that say so. */
export async function moveOn(desk: Page, press: string): Promise<void> {
  await pressByKey(desk, desk.getByRole('button', { name: press }));
}

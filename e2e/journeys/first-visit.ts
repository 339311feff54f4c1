import type { Page } from 'playwright-core';
import type { Journey } from '../harness/run-journeys.ts';
import type { Walk } from '../harness/walk.ts';
import { answerSituation, chooseItem, enterPerson, fillForm, receive, settlePapers } from '../people/case-desk.ts';
import { openWindow, pressKey, sitDown } from '../people/clerk.ts';
import { halls } from '../people/halls.ts';
import { openKiosk, takeAtKiosk } from '../people/resident.ts';
import type { Taken } from '../people/resident.ts';
import { openHallScreen, openWindowScreen, paintedAt } from '../people/screens.ts';

const place = halls.yuyuan;
const { hall, first } = place;
const item = '跨省异地就医登记备案';
/** p002 of the pack's invented people. */
const applicant = { name: '陈建国', idNumber: '310199195510010595', phone: '10000000002' };
/** Press to paint on every screen (spec/queue.md 17; the issue: within the second). */
const secondMs = 1_000;

async function takeANumber(walk: Walk): Promise<Taken> {
  const kiosk = await walk.step('the kiosk is there', () => openKiosk(walk, place));
  await walk.look(kiosk, 'kiosk-home');
  const taken = await walk.step('two touches bring a number', () => takeAtKiosk(kiosk, place.serviceName));
  await walk.check('number, people ahead and QR show', async () => {
    await kiosk.getByText(taken.number, { exact: true }).waitFor();
    await kiosk
      .getByText('下一个就是您')
      .or(kiosk.getByText(/前面 \d+ 人/))
      .first()
      .waitFor();
    await kiosk.getByRole('img', { name: '号票页面的二维码' }).waitFor();
  });
  await walk.look(kiosk, 'kiosk-number');
  return taken;
}

async function lookAtThePhone(walk: Walk, taken: Taken): Promise<Page> {
  const phone = await walk.open(`/ticket/${taken.token}`, { size: 'phone' });
  await walk.check('the phone shows the number', () => phone.getByText(taken.number, { exact: true }).first().waitFor());
  await walk.look(phone, 'ticket-waiting');
  const plain = await walk.open(`/ticket/${taken.token}`, { size: 'phone', script: false });
  await walk.check('also without script', () => plain.getByText(taken.number, { exact: true }).first().waitFor());
  await walk.look(plain, 'ticket-waiting-no-script');
  return phone;
}

async function callTheNumber(walk: Walk, taken: Taken, phone: Page): Promise<Page> {
  const [screen, window] = await walk.step('the screens of the hall are there', () =>
    Promise.all([openHallScreen(walk, hall), openWindowScreen(walk, hall, first.window)]),
  );
  await walk.look(screen, 'hall-nobody');
  const desk = await walk.step('the clerk signs in with the keyboard alone', () => sitDown(walk, first.clerk));
  await walk.look(desk, 'console-closed');
  await walk.step('F10 opens the window', () => openWindow(desk));
  await walk.look(desk, 'console-open');
  const onPhone = paintedAt(phone, ['轮到您了', taken.number]);
  const pressed = await walk.step('F2 calls: hall screen and window screen show number and window within a second', async () => {
    const onHall = paintedAt(screen, ['请到窗口办理', taken.number, `Window ${first.window}`]);
    const onWindow = paintedAt(window, [taken.number, '号窗口']);
    const at = await pressKey(desk, 'F2');
    within(secondMs, at, await onHall, await onWindow);
    return at;
  });
  await walk.check('the phone shows it within a second', async () => within(secondMs, pressed, await onPhone));
  await walk.look(screen, 'hall-called');
  await walk.look(window, 'window-called');
  await walk.look(phone, 'ticket-called');
  await walk.look(desk, 'console-called');
  return desk;
}

/** Throws when one of the moments is later than so many milliseconds after the press. */
function within(limitMs: number, pressed: number, ...moments: readonly number[]): void {
  const times = moments.map((at) => Math.round(at - pressed));
  if (Math.max(...times) > limitMs) throw new Error(`after ${times.join(', ')} ms`);
}

async function startAndOpenCase(walk: Walk, desk: Page): Promise<void> {
  await walk.step('F4 starts the service', async () => {
    await desk.keyboard.press('F4');
    await desk.getByRole('heading', { name: '给谁办？' }).first().waitFor();
  });
  await walk.look(desk, 'console-person');
  await walk.step('the person is entered', () => enterPerson(desk, applicant));
  await walk.look(desk, 'console-item');
  await walk.step('the item is found by pinyin', () => chooseItem(desk, 'ksydjy', item));
  await walk.look(desk, 'console-situation');
  await walk.step('the situation is answered', () => answerSituation(desk, '谁来办理？', '本人'));
  await walk.look(desk, 'console-papers');
  await walk.step('one paper is seen, one scanned', () => settlePapers(desk, '居民身份证', '社会保障卡'));
  await walk.look(desk, 'console-papers-settled');
  await walk.step('the form is filled in', () => fillForm(desk, { kind: '异地长期居住', place: '江苏省苏州市', from: '20261201' }));
  await walk.look(desk, 'console-form');
  await walk.step('everything stands in the review', () => receive(desk));
  await walk.look(desk, 'console-review');
}

/** A resident takes a number, is called within the second, and has a case handled from the person to the delivered result. */
export const firstVisit: Journey = {
  name: 'a resident takes a number and leaves with the answer',
  limitMs: { small: 120_000, full: 120_000 },
  async run(walk) {
    const taken = await takeANumber(walk);
    const phone = await lookAtThePhone(walk, taken);
    const desk = await callTheNumber(walk, taken, phone);
    await startAndOpenCase(walk, desk);
  },
};

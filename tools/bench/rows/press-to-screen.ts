import { randomUUID } from 'node:crypto';
import { HallAnswer, TicketIssued, queuePath } from '@yimen/contracts';
import { CityClient, pairDevice, signIn } from '@yimen/testing';
import type { BenchCity } from '../bench-city.ts';
import { startFloor } from '../floor/start-floor.ts';
import type { Contestant } from '../rounds.ts';
import { floorScreens, ourScreens } from './screens.ts';

const screenCount = 20;
const pressesPerRound = 20;
const limitMs = 5_000;
/** A clerk may send ten commands a second; a press is followed by a start and a finish. */
const paceMs = 340;

/** The clerk's call until the last of 20 screens has the frame: through the gateway, as in a hall. */
export async function pressToScreen(city: BenchCity): Promise<{ ours: Contestant; floor: Contestant; stop(): Promise<void> }> {
  const { origin, hall, clerk, password, screen } = city;
  const person = new CityClient(origin, await signIn(origin, { kind: 'staff', staff: clerk.id, password }));
  const base = queuePath(hall);
  const here = `${base}/windows/${clerk.window}`;
  const opened = HallAnswer.parse(await person.post(`${here}/sessions`, { takeOver: true }));
  const fence = opened.kind === 'window' ? opened.fence : undefined;
  const device = await pairDevice(origin, screen);
  const screens = await ourScreens(origin, device.accessToken, screenCount);
  const floor = await startFloor(city);
  const bare = await floorScreens(floor.framePort, screenCount);

  async function press(): Promise<number> {
    TicketIssued.parse(await person.post(`${base}/tickets`, { service: clerk.service, language: 'zh-CN' }));
    const pressedAt = performance.now();
    const answer = HallAnswer.parse(await person.post(`${here}/calls`, { fence }));
    if (answer.kind !== 'called') throw new Error(`a call was answered with ${answer.kind}`);
    const heardAt = await screens.lastHeard(`${answer.at.epoch}/${answer.at.seq}`, limitMs);
    const ticket = `${base}/tickets/${answer.ticket}`;
    await person.post(`${ticket}/starts`, { window: clerk.window, fence });
    await person.post(`${ticket}/finishes`, { window: clerk.window, fence, results: [{ matter: '1', result: 'informed' }] });
    return heardAt - pressedAt;
  }
  async function floorPress(): Promise<number> {
    const pressedAt = performance.now();
    const response = await fetch(`http://127.0.0.1:${floor.commitPort}/`, {
      method: 'POST',
      body: JSON.stringify({ key: randomUUID(), window: clerk.window, fence }),
    });
    const { seq } = (await response.json()) as { seq: number };
    return (await bare.lastHeard(String(seq), limitMs)) - pressedAt;
  }
  return {
    ours: { name: 'press to screen', run: () => paced(press) },
    floor: { name: 'floor', run: () => paced(floorPress) },
    stop: async () => {
      screens.stop();
      bare.stop();
      await floor.stop();
    },
  };
}

/** The presses of one round, one after the other at the pace of a clerk, so that none waits for the one before. */
async function paced(press: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < pressesPerRound; index++) {
    const due = performance.now() + paceMs;
    samples.push(await press());
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  return samples;
}

import { CommandReply, ReceivedReply } from '@yimen/contracts';
import { CityClient, signIn } from '@yimen/testing';
import type { BenchCity } from '../bench-city.ts';
import { startFloor } from '../floor/start-floor.ts';
import type { Contestant } from '../rounds.ts';

const casesPerRound = 15;

/** Invented: an area code that was never assigned, a right check character. */
const applicant = { name: '陈建国', idNumber: '310199195510010595', phone: '10000000002' };

/** Receive and accept one case at the window: two commands, two commits, the order to the bureau in the second. */
export async function acceptCase(city: BenchCity): Promise<{ ours: Contestant; floor: Contestant; stop(): Promise<void> }> {
  const { origin, clerk, password } = city;
  const person = new CityClient(origin, await signIn(origin, { kind: 'staff', staff: clerk.id, password }));
  const floor = await startFloor(city);
  const body = {
    item: 'remote-care-register',
    answers: { who: 'self' },
    applicant,
    fields: {
      ...{ name: applicant.name, idNumber: applicant.idNumber, phone: applicant.phone },
      ...{ kind: 'long-stay', place: '340100', from: '2027-01-04' },
    },
    materials: [{ material: 'm-id-card', by: 'original-seen', files: [] }],
  };

  async function one(): Promise<number> {
    const startedAt = performance.now();
    const received = ReceivedReply.parse(await person.post('/api/intake/cases', body));
    const accepted = CommandReply.parse(await person.post(`/api/intake/cases/${received.case.number}/accept`, {}));
    const took = performance.now() - startedAt;
    if (accepted.case.accepted === undefined) throw new Error('the case was not accepted');
    return took;
  }
  async function floorOne(): Promise<number> {
    const startedAt = performance.now();
    for (let command = 0; command < 2; command++) {
      const response = await fetch(`http://127.0.0.1:${floor.commitPort}/`, { method: 'POST', body: JSON.stringify(body) });
      await response.json();
    }
    return performance.now() - startedAt;
  }
  return {
    ours: { name: 'receive and accept a case', run: () => times(casesPerRound, one) },
    floor: { name: 'floor', run: () => times(casesPerRound, floorOne) },
    stop: () => floor.stop(),
  };
}

async function times(count: number, run: () => Promise<number>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = 0; index < count; index++) samples.push(await run());
  return samples;
}

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Announcement } from '@yimen/contracts';
import { waitFor } from '@yimen/testing';
import { EdgeBench } from '../edge-bench.fake.ts';
import type { Follower } from '../edge-bench.fake.ts';

let bench: EdgeBench;

beforeAll(async () => {
  bench = await EdgeBench.start();
}, 30_000);

afterAll(() => bench.stop(), 15_000);

type Screen = Follower<unknown, never>;

/** A screen with a loudspeaker: says at once what it is given, if it is the speaker. */
class Loudspeaker {
  readonly spoken: string[] = [];
  readonly announced: Announcement[] = [];
  fence = 0;
  speaks = false;

  constructor(
    readonly screen: Screen,
    private readonly mute = false,
  ) {
    screen.socket.on('speaker', ({ you, fence }: { you: boolean; fence: number }) => {
      this.speaks = you;
      this.fence = fence;
    });
    screen.socket.on('announce', (announcement: Announcement) => {
      this.announced.push(announcement);
      if (!announcement.silent && !this.mute) void this.say(announcement.id);
    });
  }

  private async say(id: string): Promise<void> {
    const { socket } = this.screen;
    const answer = (await socket.timeout(2000).emitWithAck('speaking', { id, fence: this.fence })) as { problem?: unknown };
    if (answer.problem) return;
    this.spoken.push(id);
    socket.emit('spoken', { id, fence: this.fence }, () => undefined);
  }
}

const idOf = () => `${bench.engine.state.day}/${bench.engine.state.seq}/0`;

async function loudspeaker(id: string, options: { url?: string; mute?: boolean } = {}): Promise<Loudspeaker> {
  const screen = (await bench.screen(id, options)) as unknown as Screen;
  const loud = new Loudspeaker(screen, options.mute);
  await screen.caughtUp(bench.engine);
  return loud;
}

/** Issues a number and calls it. */
function issueAndCall(window = '1'): string {
  const number = bench.engine.issue('records');
  expect(bench.engine.next(window)).toBe(number);
  return number;
}

describe('the loudspeakers of a zone', () => {
  it('speak each call once, in order, whatever edge they are at', async () => {
    const edge = await bench.secondEdge();
    const [here, there] = [await loudspeaker('here'), await loudspeaker('there', { url: edge.url })];
    await waitFor(() => here.speaks || there.speaks);
    const ids: string[] = [];
    for (let count = 0; count < 4; count += 1) {
      const one = issueAndCall('1');
      ids.push(idOf());
      const second = issueAndCall('2');
      ids.push(idOf());
      await waitFor(() => here.spoken.length + there.spoken.length === ids.length);
      bench.engine.serve(one, '1');
      bench.engine.serve(second, '2');
    }
    expect([...here.spoken, ...there.spoken]).toEqual(ids);
    expect([here.spoken.length, there.spoken.length].toSorted()).toEqual([0, ids.length]);
    const speaker = here.speaks ? here : there;
    const other = here.speaks ? there : here;
    speaker.screen.socket.disconnect();
    await waitFor(() => other.speaks, { timeoutMs: 6000, about: 'the other to take over' });
    expect(other.fence).toBeGreaterThan(speaker.fence);
    const number = issueAndCall();
    const id = idOf();
    await waitFor(() => other.spoken.includes(id));
    bench.engine.serve(number);
    other.screen.socket.disconnect();
    await edge.stop();
  }, 30_000);

  it('pass a call on when the speaker does not begin', async () => {
    const deaf = await loudspeaker('deaf', { mute: true });
    await waitFor(() => deaf.speaks, { timeoutMs: 6000 });
    const good = await loudspeaker('good');
    const number = issueAndCall();
    const id = idOf();
    await waitFor(() => good.spoken.includes(id), { timeoutMs: 6000 });
    expect(deaf.announced.map((one) => one.id)).toEqual([id]);
    bench.engine.serve(number);
    for (const one of [deaf, good]) one.screen.socket.disconnect();
  }, 20_000);

  it('show a silent call and do not speak it', async () => {
    const loud = await loudspeaker('loud');
    await waitFor(() => loud.speaks, { timeoutMs: 6000 });
    bench.engine.issue('records', { silent: true });
    const number = bench.engine.next('1');
    await waitFor(() => loud.announced.some((one) => one.silent && one.number === number));
    expect(loud.spoken).toEqual([]);
    bench.engine.serve(number);
    loud.screen.socket.disconnect();
  }, 15_000);

  it('speak a call that was made a moment before the first screen came', async () => {
    const number = issueAndCall();
    const id = idOf();
    const late = await loudspeaker('late');
    await waitFor(() => late.spoken.includes(id), { timeoutMs: 8000 });
    bench.engine.serve(number);
    late.screen.socket.disconnect();
  }, 15_000);
});

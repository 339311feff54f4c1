import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CityLoad, HallSettings } from '@yimen/contracts';
import { waitFor } from '@yimen/testing';
import { EdgeBench, hall, otherHall } from '../edge-bench.fake.ts';

let bench: EdgeBench;

beforeAll(async () => {
  bench = await EdgeBench.start();
}, 30_000);

afterAll(() => bench.stop(), 15_000);

const path = '/api/display/load';
const load = async () => CityLoad.parse(await (await fetch(bench.edge.url + path)).json());

describe('the public feed', () => {
  it('has every hall; one without fresh truth says so and gives no figure', async () => {
    bench.engine.issue('pensions');
    const halls = await waitFor(async () => {
      const { halls } = await load();
      return halls[0]?.services?.[1]?.waiting === 1 && halls;
    });
    expect(halls.map((row) => row.hall)).toEqual([hall, otherHall]);
    expect(halls[0]).toMatchObject({ stale: false, open: true, state: 'open', windowsOpen: 2, position: { seq: bench.engine.state.seq } });
    expect(halls[1]).toEqual({ hall: otherHall, stale: true });
  });

  it('is never an old number as new: a silent engine makes its halls stale within five seconds', async () => {
    bench.engine.beating = false;
    await waitFor(async () => (await load()).halls[0]?.stale, { timeoutMs: 5000 });
    expect((await load()).halls[0]).toEqual({ hall, stale: true });
    bench.engine.beating = true;
    await waitFor(async () => !(await load()).halls[0]?.stale);
  }, 15_000);

  it('may be read by every page, is cached by its tag and comes compressed', async () => {
    const answer = await fetch(bench.edge.url + path);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('content-encoding')).toBe('gzip');
    const etag = answer.headers.get('etag') ?? '';
    const again = await fetch(bench.edge.url + path, { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
    const plain = await fetch(bench.edge.url + path, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(CityLoad.safeParse(await plain.json()).success).toBe(true);
    expect(gunzipSync).toBeDefined();
  });

  it('refuses a query', async () => {
    expect((await fetch(`${bench.edge.url}${path}?hall[$ne]=1`)).status).toBe(400);
  });

  it('streams what changed, and its streams do not hold a stop up', async () => {
    const edge = await bench.secondEdge();
    const stream = await fetch(`${edge.url}${path}/stream`);
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    const reading = (async () => {
      for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) text += chunk.value;
    })();
    await waitFor(() => text.includes('event: load'));
    const before = bench.engine.state.seq;
    await waitFor(() => text.includes(`"seq":${before}`), { timeoutMs: 5000 });
    bench.engine.issue('pensions');
    await waitFor(() => text.includes(`"seq":${before + 1}`), { timeoutMs: 5000 });
    const startedAt = performance.now();
    await edge.stop();
    await reading;
    expect(performance.now() - startedAt).toBeLessThan(2000);
  }, 20_000);

  it('reaches the city page over its namespace', async () => {
    const client = bench.connect('/city', {}, { query: '?for=city' });
    const frame = await new Promise((resolve) => client.once('load', resolve));
    expect(CityLoad.parse(frame).halls).toHaveLength(2);
    client.disconnect();
  });
});

describe('notices and playlists', () => {
  const put = async (at: string, body: unknown, claims: Parameters<EdgeBench['token']>[0]) =>
    fetch(`${bench.edge.url}/api/display/halls/${at}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await bench.token(claims)}` },
      body: JSON.stringify(body),
    });
  const supervisor = { sub: 's1', roles: ['supervisor' as const], hall };

  it('are shown at once on every edge, and kept', async () => {
    const edge = await bench.secondEdge();
    const here = await bench.screen('here');
    const there = await bench.screen('there', { url: edge.url });
    await Promise.all([here.caughtUp(bench.engine), there.caughtUp(bench.engine)]);
    const answer = await put(`${hall}/notices`, { notices: ['<script>alert(1)</script>', '周五下午停电 {{x}}'] }, supervisor);
    expect([answer.status, HallSettings.parse(await answer.json()).changedBy]).toEqual([200, 's1']);
    for (const screen of [here, there]) {
      await waitFor(() => screen.view?.notices.length === 2);
      expect(screen.view?.notices).toEqual(['<script>alert(1)</script>', '周五下午停电 {{x}}']);
    }
    await edge.stop();
    const third = await bench.secondEdge();
    const late = await bench.screen('late', { url: third.url });
    await waitFor(() => late.view?.notices.length === 2);
    expect((await put(`${hall}/playlist`, { playlist: [{ kind: 'text', content: '欢迎', seconds: 10 }] }, supervisor)).status).toBe(200);
    const read = await fetch(`${third.url}/api/display/halls/${hall}/settings`);
    await waitFor(async () => {
      const settings = HallSettings.parse(await (await fetch(`${third.url}/api/display/halls/${hall}/settings`)).json());
      return settings.playlist.length === 1 && settings.notices.length === 2 && settings.changedBy === undefined;
    });
    expect(read.status).toBe(200);
    for (const one of [here, there, late]) one.socket.disconnect();
    await third.stop();
  }, 20_000);

  it.each<[string, string, unknown, Parameters<EdgeBench['token']>[0], number, string]>([
    ['a clerk', `${hall}/notices`, { notices: [] }, { roles: ['clerk'], hall }, 403, 'not-permitted'],
    ['a supervisor of another hall', `${hall}/notices`, { notices: [] }, { roles: ['supervisor'], hall: otherHall }, 403, 'wrong-hall'],
    ['an unknown hall', '999999999/notices', { notices: [] }, { roles: ['supervisor'], hall: '999999999' }, 404, 'not-found'],
    ['an unknown property', `${hall}/notices`, { notices: [], x: 1 }, supervisor, 400, 'malformed'],
    ['too many', `${hall}/notices`, { notices: Array.from({ length: 13 }, () => 'x') }, supervisor, 400, 'malformed'],
    ['a direction override', `${hall}/notices`, { notices: ['a\u202eb'] }, supervisor, 400, 'malformed'],
    [
      'a picture from elsewhere',
      `${hall}/playlist`,
      { playlist: [{ kind: 'image', content: '../x', seconds: 5 }] },
      supervisor,
      400,
      'malformed',
    ],
  ])('of %s are refused', async (_, at, body, claims, status, code) => {
    const answer = await put(at, body, claims);
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
  });
});

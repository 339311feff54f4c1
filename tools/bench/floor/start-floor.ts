import { join } from 'node:path';
import type { BenchCity } from '../bench-city.ts';
import { startChild } from '../child.ts';

/** The floor program: both of its processes, on the same mongod and nats-server as the city. */
export async function startFloor({ floorEnvironment }: Pick<BenchCity, 'floorEnvironment'>) {
  const [commits, frames] = await Promise.all(
    ['commit-server.ts', 'frame-server.ts'].map((program) => startChild(join(import.meta.dirname, program), floorEnvironment)),
  );
  if (!commits || !frames) throw new Error('the floor did not start');
  return {
    commitPort: commits.port,
    framePort: frames.port,
    stop: async () => {
      await Promise.all([commits.stop(), frames.stop()]);
    },
  };
}

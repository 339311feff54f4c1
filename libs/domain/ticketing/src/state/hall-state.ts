import { HallRules } from '../wire/config.ts';
import type { DayConfig } from '../wire/config.ts';
import type { HallState } from '../wire/state.ts';

const noConfig: DayConfig = {
  name: { zh: '', en: '' },
  zones: ['hall'],
  hours: [],
  sweepsAt: 0,
  services: [],
  windows: [],
  rules: HallRules.parse({}),
};

const buckets = 64;

/** The state before the first commit of a hall day: everything comes from its events. */
export function emptyHall(hall: string, day: string): HallState {
  return {
    hall,
    day,
    epoch: 0,
    seq: 0,
    at: 0,
    state: 'planned',
    config: noConfig,
    windows: [],
    tickets: Array.from({ length: buckets }, () => []),
    live: [],
    sequences: {},
    issued: {},
    sessions: {},
    finals: {},
  };
}

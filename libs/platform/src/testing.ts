export { FakeClock } from './clock/fake-clock.ts';

export { BureausSettings } from './config.ts';
export { start } from './start.ts';
export { startSimulators } from './simulators/start-simulators.ts';
export type { RunningSimulators, SimulatorConfig } from './simulators/start-simulators.ts';

export { freePort } from './free-port.ts';
export { guard, unguard } from './guardian.ts';
export { startMongod, startReplicaSet } from './mongod.ts';
export type { Mongod, MongodOptions } from './mongod.ts';
export { askNats, startNats } from './nats.ts';
export type { NatsInfo, NatsOptions, NatsServer } from './nats.ts';
export type { OwnedProcess } from './owned-process.ts';
export { isRunning, startTimeOf } from './pid-file.ts';
export type { ProcessName } from './pid-file.ts';

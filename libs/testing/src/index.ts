export * from './tokens.ts';
export * from './city-client/sign-in.ts';
export * from './city-client/pair-device.ts';
export * from './city-client/city-client.ts';

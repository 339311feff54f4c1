export * from './ids.ts';
export * from './roles.ts';
export * from './permissions.ts';
export * from './problem.ts';
export * from './identity.ts';
export * from './sealed.ts';
export * from './orders.ts';

/** One jest over the repository. `unit` needs nothing; `service` has real servers, started once per run. */
const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@yimen/source', 'node', 'node-addons'] },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['/dist/', '/.cache/', '/.nx/'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', tsx: true, decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        },
        module: { type: 'es6' },
      },
    ],
  },
};

export default {
  maxWorkers: 2,
  workerIdleMemoryLimit: '400MB',
  testTimeout: 20_000, // a limit for what hangs, not a measure: two cores may be busy with other things
  projects: [
    {
      ...shared,
      displayName: 'unit',
      globalSetup: '<rootDir>/tools/jest/check-node.mjs',
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.spec.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.service\\.spec\\.ts$'],
    },
    {
      ...shared,
      displayName: 'service',
      globalSetup: '<rootDir>/tools/jest/start-servers.mjs',
      globalTeardown: '<rootDir>/tools/jest/stop-servers.mjs',
      setupFilesAfterEnv: ['<rootDir>/tools/jest/retry-once.mjs'],
      testMatch: ['<rootDir>/{apps,libs,tools}/**/*.service.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/'],
    },
  ],
};

/** Real PostgreSQL, real sockets: one server for the suite, a database of its own for each test file. */
const config = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
  },
  globalSetup: '<rootDir>/test/kit/start-database.ts',
  globalTeardown: '<rootDir>/test/kit/stop-database.ts',
  testTimeout: 30_000,
  maxWorkers: 2,
};
export default config;

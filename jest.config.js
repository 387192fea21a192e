import { availableParallelism } from 'node:os';

/** Tests run the TypeScript as it stands: swc strips the types, Node's own ES modules load the rest. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: { target: 'es2024', parser: { syntax: 'typescript' }, experimental: { keepImportAttributes: true } },
        module: { type: 'es6' },
      },
    ],
  },
  // On two cores Jest would run one suite at a time, and much of that time is waiting for programs that the suite starts: two take two thirds of it.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Only for what hangs: so long that no test reaches it on a busy machine.
  testTimeout: 300_000,
};

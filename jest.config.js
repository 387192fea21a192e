import { availableParallelism } from 'node:os';

/** Tests run the TypeScript sources: swc strips the types, and Node's own ES modules load the rest. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts', '.tsx', '.css'],
  transform: {
    '\\.css$': '<rootDir>/test/css-as-text.js',
    '\\.tsx$': swc({ tsx: true }),
    '\\.ts$': swc({ tsx: false }),
  },
  // On two cores Jest would run one suite at a time. Much of that time is spent waiting for programs that the suite
  // starts; two suites at a time take two thirds of the time.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // For tests that hang only: so long that no test reaches it, even on a busy machine.
  testTimeout: 300_000,
};

function swc({ tsx }) {
  return [
    '@swc/jest',
    {
      jsc: {
        target: 'es2024',
        parser: { syntax: 'typescript', tsx },
        transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
    },
  ];
}

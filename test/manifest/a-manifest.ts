import type { Manifest } from '../../src/manifest/manifest-schema.ts';

/** A manifest made by hand. */
export const A_MANIFEST: Manifest = {
  program: '1.2.3',
  figures: 4,
  scenarioSha256: 'abcdef0123456789',
  resolvedSha256: '0123456789abcdef',
  seed: 1,
  replications: 10,
  complete: true,
};

import * as z from 'zod';

/** Which program made an output. */
export const programManifestSchema = z.strictObject({
  program: z.string().describe('the version of pickup-gap'),
  figures: z
    .int()
    .positive()
    .describe('the version of the figures, which rises only when draws or rules change results'),
});
export type ProgramManifest = z.output<typeof programManifestSchema>;

/**
 * What made a result. The same manifest means the same figures: it holds nothing about the machine, the time or the
 * number of workers.
 */
export const manifestSchema = programManifestSchema
  .extend({
    scenarioSha256: z.string().describe("SHA-256 of the scenario file's bytes"),
    resolvedSha256: z
      .string()
      .describe('SHA-256 of what decides the figures in the resolved scenario, as `pickup-gap resolve --hash` prints'),
    seed: z.int().nonnegative(),
    replications: z.int().nonnegative().describe('the replications that the figures cover'),
    complete: z.boolean().describe('false if the run stopped before it was finished'),
  })
  .describe('what made this output: the same manifest means the same figures');
export type Manifest = z.output<typeof manifestSchema>;

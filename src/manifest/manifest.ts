import { FIGURES_VERSION } from './figures-version.ts';
import type { Manifest, ProgramManifest } from './manifest-schema.ts';
import { VERSION } from './version.ts';

/** What is run, and how far it went. */
interface Made {
  scenario: { sha256: string; resolvedSha256: string };
  seed: number;
  replications: number;
  complete: boolean;
}

export const PROGRAM: ProgramManifest = { program: VERSION, figures: FIGURES_VERSION };

export function manifestOf({ scenario, seed, replications, complete }: Made): Manifest {
  const { sha256, resolvedSha256 } = scenario;
  return { ...PROGRAM, scenarioSha256: sha256, resolvedSha256, seed, replications, complete };
}

/** The manifest in one line of at most 100 characters, for the end of a text report. */
export function manifestLine(manifest: Manifest): string {
  const { scenarioSha256, resolvedSha256, seed, replications, complete } = manifest;
  return (
    `${programLine(manifest)}, scenario ${short(scenarioSha256)}, resolved ${short(resolvedSha256)}, ` +
    `seed ${seed}, replications ${replications}${complete ? '' : ', incomplete'}`
  );
}

/** What made the figures of one scenario where each took as many replications as it needed. */
export function scenarioLine({ sha256, resolvedSha256, seed }: Made['scenario'] & { seed: number }): string {
  return `${programLine(PROGRAM)}, scenario ${short(sha256)}, resolved ${short(resolvedSha256)}, seed ${seed}`;
}

/** What made an output of a file that is not a scenario, in one line. */
export function inputLine(sha256: string): string {
  return `${programLine(PROGRAM)}, input ${short(sha256)}`;
}

function short(sha256: string): string {
  return `${sha256.slice(0, 8)}…`;
}

export function programLine({ program, figures }: ProgramManifest): string {
  return `pickup-gap ${program}, figures ${figures}`;
}

/** The `$id` of a published JSON Schema. Its version rises when a document that was valid may no longer be. */
export function schemaId(name: string, version: number): string {
  return `urn:pickup-gap:schema:${name}:${version}`;
}

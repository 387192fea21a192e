import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { runScenario } from '../../src/engine/run/run-scenario.ts';
import { FIGURES_VERSION } from '../../src/manifest/figures-version.ts';
import { perReplication, summarise } from '../../src/measures/summarise.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';

/** The results of the shipped scenarios under one version of the figures. */
const FILE = new URL('figures.json', import.meta.url);

/** A digest of a scenario's figures, and the hash of what was run. */
export interface Kept {
  resolvedSha256: string;
  figuresSha256: string;
}

/** By version of the figures, then by scenario file. */
export type Digests = Record<string, Record<string, Kept>>;

/** Scenarios that read files from outside the project are not among them. */
export const SHIPPED = globSync(['scenarios/*.yaml', 'scenarios/classroom/*.yaml'])
  .filter((file) => !file.endsWith('own-data.yaml') && !file.endsWith('.expect.yaml'))
  .sort();

/** The digest of a shipped scenario's figures: two replications of at most four weeks, under each policy. */
export async function digestOf(file: string): Promise<Kept> {
  const { resolved, resolvedSha256 } = await loadScenario(file);
  return { resolvedSha256, figuresSha256: await figuresSha256(resolved) };
}

export async function figuresSha256(resolved: ResolvedScenario): Promise<string> {
  const scenario = { ...resolved, days: Math.min(28, resolved.days), replications: 2 };
  const { tally } = await runScenario(scenario, {
    workers: 1,
    stop: new AbortController().signal,
    onProgress: () => {},
  });
  const { policies, differences } = summarise(tally, scenario);
  const numbers = {
    policies: policies.map(({ name, bookings, outcomes, measures }) => ({ name, bookings, outcomes, measures })),
    differences,
    single: perReplication(tally, scenario),
  };
  return createHash('sha256').update(JSON.stringify(numbers)).digest('hex');
}

export function keptDigests(): Digests {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Digests;
}

/** What is wrong with a digest, and what to do; undefined if it is as kept. */
export function faultOf(file: string, now: Kept, digests: Digests, version = FIGURES_VERSION): string | undefined {
  const kept = digests[version]?.[file];
  if (kept === undefined) {
    return `test/golden/figures.json has no digest of ${file} for figures version ${version}. Run npm run golden.`;
  }
  if (kept.resolvedSha256 !== now.resolvedSha256) {
    return `${file} now says something else (another resolved hash). If that is meant, run npm run golden.`;
  }
  if (kept.figuresSha256 === now.figuresSha256) return undefined;
  return (
    `${file} gives other figures, and the version of the figures is still ${version}. If draws or rules changed on ` +
    'purpose, raise FIGURES_VERSION in src/manifest/figures-version.ts by 1, run npm run golden, and say in ' +
    'CHANGELOG.md what changed. Otherwise find the change that should have changed nothing.'
  );
}

/**
 * Adds what is missing to the kept digests of this version. A digest that differs while its scenario does not is never
 * replaced: that takes a new version.
 */
export async function keepDigests(): Promise<void> {
  const digests = keptDigests();
  const before = digests[FIGURES_VERSION] ?? {};
  const now: Record<string, Kept> = {};
  for (const file of SHIPPED) {
    now[file] = await digestOf(file);
    const isSame = before[file]?.resolvedSha256 === now[file].resolvedSha256;
    const fault = isSame ? faultOf(file, now[file], digests) : undefined;
    if (fault !== undefined) throw new Error(fault);
  }
  digests[FIGURES_VERSION] = now;
  writeFileSync(FILE, `${JSON.stringify(digests, null, 2)}\n`);
}

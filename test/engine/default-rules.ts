import type { Distribution } from '../../src/draws/distribution.ts';
import { median } from '../../src/draws/sampler.ts';
import type { ResolvedPolicy, ResolvedRegime } from '../../src/resolved/scenario.ts';
import { agentArrival } from '../../src/scenario/schema/agent-arrival.ts';
import { costs } from '../../src/scenario/schema/costs.ts';
import { defaultsTree, underlaid } from '../../src/scenario/schema/defaults.ts';
import { detainer } from '../../src/scenario/schema/detainer.ts';
import { type Base, base } from '../../src/scenario/schema/file.ts';
import { releaseNotice } from '../../src/scenario/schema/release-notice.ts';
import { plain } from '../../src/scenario/text/source-tree.ts';
import { resolved } from '../../src/scenario/values/entry.ts';
import { hasLeaves } from '../model/changes.ts';

const written: Base = base.parse(plain(underlaid({ kind: 'map', entries: new Map() }, defaultsTree())!));
const context = {
  priorities: ['everyone'],
  baseChannel: 'phone' as const,
  distribution: (given: unknown) => given as Distribution,
  withMedian: (given: unknown) => ({
    distribution: given as Distribution,
    medianSeconds: median(given as Distribution),
  }),
};

/** The rules of a scenario file that sets nothing, so that a new switch is in every test's policy with its default. */
export const DEFAULT_RULES: ResolvedRegime & Pick<ResolvedPolicy, 'costs'> = {
  detainer: resolved(detainer, written.detainer, context),
  releaseNotice: resolved(releaseNotice, written.releaseNotice, context),
  agentArrival: resolved(agentArrival, written.agentArrival, context),
  costs: resolved(costs, written.costs, context),
};

/** `rules`, with omitted values taken from `standard`, section by section. */
export function over<T extends object>(standard: object, rules: T): T {
  const merged: Record<string, unknown> = { ...standard };
  for (const [key, value] of Object.entries(rules)) {
    const below = merged[key];
    const areSections = [value, below].every((part) => hasLeaves(part) && !Array.isArray(part));
    merged[key] = areSections ? over(below as object, value as object) : value;
  }
  return merged as T;
}

/** Some of the values of a section and of its subsections. */
export type Partly<T> = T extends readonly unknown[] ? T : T extends object ? { [K in keyof T]?: Partly<T[K]> } : T;

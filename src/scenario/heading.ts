import type { LoadedScenario } from './load.ts';

/** What a result says about its scenario, beside the numbers. */
export function headingOf({ resolved, sha256, inputs, assumptions, notes }: LoadedScenario) {
  return { scenario: { title: resolved.title, sha256, inputs }, assumptions, notes };
}

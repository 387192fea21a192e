import type { EmbeddedScenario } from './edited-run.ts';
import { sha256 } from './sha256.ts';

const REPLICATIONS = 2;

/**
 * A digest of the result of two replications of the scenario as written. Browsers differ in their mathematical
 * functions: one that gives another digest than the command would show other figures than the command.
 */
export async function digestOf(scenario: EmbeddedScenario): Promise<string> {
  const run = await scenario.edited([]);
  for (let replication = 0; replication < REPLICATIONS; replication++) run.runOne();
  return sha256(JSON.stringify(run.figures().result));
}

import { QUEUES } from '../../../events/queues.ts';
import { renderEstimate } from '../../cost/cost-text.ts';
import { estimateCost } from '../../cost/estimate.ts';
import { blockOf } from '../../pipeline/steps/blocks.ts';
import { loadScenario } from '../../scenario/load.ts';
import { UsageError } from '../terminal/failure.ts';
import { DEFAULT_CHUNK } from '../terminal/options.ts';

interface CostOptions {
  allowFiles?: string[];
  replications?: number;
  chunk?: number;
  bulk?: true;
  json?: true;
}

/** Estimates what `run FILE --on aws` would use and cost. Sends nothing anywhere. */
export async function cost(file: string, { allowFiles, replications, chunk, bulk, json }: CostOptions): Promise<void> {
  if (bulk && chunk !== undefined) throw new UsageError('--bulk sends no chunks of people. Drop --chunk or --bulk.');
  const { resolved } = await loadScenario(file, { allowFiles });
  const scenario = { ...resolved, replications: replications ?? resolved.replications };
  const way = bulk ? { block: blockOf(scenario, QUEUES.replication.concurrency) } : { chunk: chunk ?? DEFAULT_CHUNK };
  const estimate = estimateCost(scenario, way);
  process.stdout.write(json ? `${JSON.stringify(estimate, null, 2)}\n` : renderEstimate(estimate));
}

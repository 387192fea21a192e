import { QUEUES } from '../../../events/queues.ts';
import { renderEstimate } from '../../cost/cost-text.ts';
import { estimateCost } from '../../cost/estimate.ts';
import { manifestLine, manifestOf } from '../../manifest/manifest.ts';
import { blockOf } from '../../pipeline/steps/blocks.ts';
import { jsonText } from '../../safe-text/json.ts';
import { loadScenario } from '../../scenario/load.ts';
import { UsageError } from '../terminal/failure.ts';
import { DEFAULT_CHUNK } from '../terminal/options.ts';
import { print } from '../terminal/print.ts';

interface CostOptions {
  allowFiles?: string[];
  replications?: number;
  chunk?: number;
  bulk?: true;
  keepData?: true;
  json?: true;
}

/** Estimates what `run FILE --on aws` would use and cost. Sends nothing anywhere. */
export async function cost(file: string, options: CostOptions): Promise<void> {
  const { allowFiles, replications, chunk, bulk, keepData, json } = options;
  if (bulk && chunk !== undefined) throw new UsageError('--bulk sends no chunks of people. Drop --chunk or --bulk.');
  const loaded = await loadScenario(file, { allowFiles });
  const { resolved } = loaded;
  const scenario = { ...resolved, replications: replications ?? resolved.replications };
  const way = bulk ? { block: blockOf(scenario, QUEUES.replication.concurrency) } : { chunk: chunk ?? DEFAULT_CHUNK };
  const estimate = estimateCost(scenario, way, { keepData });
  const manifest = manifestOf({ scenario: loaded, ...scenario, complete: true });
  print(json ? jsonText({ manifest, ...estimate }) : renderEstimate(estimate, manifestLine(manifest)));
}

import type { Lock } from '../../../../events/outcome.ts';
import { attribute as attributed } from '../../../attribute/attribute.ts';
import type { AttributeResult } from '../../../attribute/attribute-result.ts';
import { ATTRIBUTE_FILES, attributeCsv, renderAttribute } from '../../../attribute/attribute-text.ts';
import { workersFor } from '../../../engine/run/workers-for.ts';
import { manifestOf } from '../../../manifest/manifest.ts';
import { jsonText } from '../../../safe-text/json.ts';
import { loadScenario } from '../../../scenario/load.ts';
import { checkPage, writePage } from '../../output/answer-page.ts';
import { checkFree, writeDirectory } from '../../output/output-directory.ts';
import { base64Sha256 } from '../../output/report-files.ts';
import { choosePolicies } from '../../terminal/choose-policies.ts';
import { EXIT } from '../../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../../terminal/interrupt.ts';
import { print, say } from '../../terminal/print.ts';
import { Progress } from '../../terminal/progress.ts';

interface AttributeOptions {
  allowFiles?: string[];
  json?: true;
  csv?: string;
  html?: string;
  force?: true;
  locks?: Lock[];
  policy?: string;
  replications: number;
  seed?: number;
  workers?: number;
}

/** Says where the pickups of a policy are lost, by taking its locks away in every combination. */
export async function attribute(file: string, options: AttributeOptions): Promise<void> {
  if (options.csv !== undefined) checkFree([options.csv], options.force === true, ATTRIBUTE_FILES);
  checkPage(options.html, options.force === true);
  const loaded = await loadScenario(file, { allowFiles: options.allowFiles });
  const { resolved, sha256 } = loaded;
  const [{ name: policy }] = choosePolicies(resolved, [options.policy ?? resolved.baseline]).policies;
  const { seed = resolved.seed, workers } = options;
  await interruptible(ENDING_HERE, async (stop) => {
    const progress = new Progress('Replications');
    const found = await attributed(resolved, {
      policy,
      locks: options.locks,
      seed,
      replications: options.replications,
      workers: workers === undefined ? workersFor : () => workers,
      stop,
      onProgress: (finished, total) => progress.update(Math.floor(finished), total),
    }).finally(() => progress.end());
    const { complete, replications } = found;
    const result: AttributeResult = {
      manifest: manifestOf({ scenario: loaded, seed, replications, complete }),
      scenario: { title: resolved.title, sha256 },
      seed,
      policy,
      ...found,
    };
    if (options.csv !== undefined) {
      await writeDirectory(options.csv, attributeCsv(result), options.force === true, ATTRIBUTE_FILES);
      say(`Written: ${options.csv}`);
    }
    await writePage(options.html, async () => {
      const { attributeDocument } = await import('../../../page/questions/attribute-page.tsx');
      return attributeDocument(result, base64Sha256);
    });
    print(options.json === true ? jsonText(result) : renderAttribute(result));
    if (!complete) process.exitCode = EXIT.interrupted;
  });
}

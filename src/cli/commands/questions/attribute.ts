import type { Lock } from '../../../../events/outcome.ts';
import { attribute as attributed } from '../../../attribute/attribute.ts';
import type { AttributeResult } from '../../../attribute/attribute-result.ts';
import { ATTRIBUTE_FILES, attributeCsv, renderAttribute } from '../../../attribute/attribute-text.ts';
import { workersFor } from '../../../engine/run/workers-for.ts';
import { manifestOf } from '../../../manifest/manifest.ts';
import { loadScenario } from '../../../scenario/load.ts';
import { checkAnswerPlaces, giveAnswer } from '../../output/answer.ts';
import { base64Sha256 } from '../../output/report-files.ts';
import { choosePolicies } from '../../terminal/choose-policies.ts';
import { EXIT } from '../../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../../terminal/interrupt.ts';
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
  checkAnswerPlaces(options, ATTRIBUTE_FILES);
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
    const answer = {
      result,
      text: () => renderAttribute(result),
      tables: () => attributeCsv(result),
      files: ATTRIBUTE_FILES,
      page: async () => {
        const { attributeDocument } = await import('../../../page/questions/attribute-page.tsx');
        return attributeDocument(result, base64Sha256);
      },
    };
    await giveAnswer(answer, options);
    if (!complete) process.exitCode = EXIT.interrupted;
  });
}

import { makePlan } from '../../engine/plan/plan.ts';
import { manifestOf } from '../../manifest/manifest.ts';
import { loadScenario } from '../../scenario/load.ts';
import { DefinitionCounts } from '../../weekly/definitions.ts';
import type { DefinitionsResult } from '../../weekly/definitions-result.ts';
import { DEFINITION_FILES, definitionsCsv, renderDefinitions } from '../../weekly/definitions-text.ts';
import { TERM_KEYS, TERMS } from '../../weekly/terms.ts';
import { checkAnswerPlaces, giveAnswer } from '../output/answer.ts';
import { choosePolicies } from '../terminal/choose-policies.ts';
import { EXIT } from '../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../terminal/interrupt.ts';
import { Progress } from '../terminal/progress.ts';

interface Options {
  allowFiles?: string[];
  policy?: string[];
  replications?: number;
  seed?: number;
  json?: true;
  csv?: string;
  force?: true;
}

/** What each party counts as notice given, declined and picked up over a whole run, and the cases that flip. */
export async function definitions(file: string, options: Options): Promise<void> {
  checkAnswerPlaces(options, DEFINITION_FILES);
  const loaded = await loadScenario(file, options);
  const { resolved, sha256 } = loaded;
  const chosen = options.policy === undefined ? resolved : choosePolicies(resolved, options.policy);
  const seed = options.seed ?? resolved.seed;
  const wanted = options.replications ?? resolved.replications;
  const counts = new DefinitionCounts(makePlan({ ...chosen, seed }));
  await interruptible(ENDING_HERE, async (stop) => {
    const progress = new Progress('Replications');
    while (counts.replications < wanted && !stop.aborted) {
      counts.add(counts.replications);
      progress.update(counts.replications, wanted);
      await new Promise(setImmediate);
    }
    progress.end();
    const complete = counts.replications === wanted;
    const { replications, policies, cases } = counts;
    const result: DefinitionsResult = {
      manifest: manifestOf({ scenario: loaded, seed, replications, complete }),
      scenario: { title: resolved.title, sha256 },
      seed,
      replications,
      complete,
      days: resolved.days,
      definitions: TERM_KEYS.map((term) => ({ term, name: TERMS[term].name, ...TERMS[term].definitions })),
      policies,
      cases,
    };
    const answer = {
      result,
      text: () => renderDefinitions(result),
      tables: () => definitionsCsv(result),
      files: DEFINITION_FILES,
    };
    await giveAnswer(answer, options);
    if (!complete) process.exitCode = EXIT.interrupted;
  });
}

import { fileProblem, InputError } from '../refusals/input-error.ts';
import { quoted } from '../refusals/quoted.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { withoutPersonalLines } from '../scenario/checks/personal-lines.ts';
import { ProblemList } from '../scenario/checks/problem-list.ts';
import { didYouMean, findingsOf } from '../scenario/checks/zod-findings.ts';
import { sha256Of } from '../scenario/files/sha256.ts';
import { decodeScenario } from '../scenario/text/decode-scenario.ts';
import { readYaml } from '../scenario/text/read-yaml.ts';
import { placeAt, plain } from '../scenario/text/source-tree.ts';
import { checkObservation } from './check-observation.ts';
import { contradictions } from './contradictions.ts';
import type { Observation } from './observation.ts';
import { observedFile } from './schema.ts';

export interface Observed {
  file: string;
  sha256: string;
  observations: Observation[];
}

/**
 * Reads a file of observed counts.
 *
 * @throws InputError with everything that is wrong in it, counts that cannot hold together among it, and policies that
 * the scenario does not have.
 */
export function readObserved(bytes: Uint8Array, file: string, scenario: ResolvedScenario): Observed {
  const text = decodeScenario(bytes, file);
  if (text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) {
    const allowed = 'observed: and a list of counts';
    throw new InputError([fileProblem(file, 'the list of counts is empty', { allowed })]);
  }
  const { tree, problems: textProblems, problemAt } = readYaml(text, file, { hasSources: false });
  if (tree === undefined) throw new InputError(withoutPersonalLines(textProblems));
  const problems = new ProblemList(textProblems, problemAt);
  const refuseAny = () => {
    if (!problems.isEmpty) throw new InputError(withoutPersonalLines(problems.asError(file).problems));
  };
  const { data, error } = observedFile.safeParse(plain(tree));
  problems.addAll(findingsOf(error?.issues ?? [], tree), tree, tree.place);
  refuseAny();

  const policies = scenario.policies.map(({ name }) => name);
  const observations = data!.observed.flatMap((written, i): Observation[] => {
    const { observation, findings } = checkObservation(written);
    problems.addAll(findings, tree, tree.place, ['observed', i]);
    if (!policies.includes(written.policy)) {
      const message = `the scenario has no policy ${quoted(written.policy)}`;
      const found = {
        path: ['policy'],
        message,
        allowed: policies.join(', '),
        ...didYouMean(written.policy, policies),
      };
      problems.addAll([found], tree, tree.place, ['observed', i]);
    }
    if (observation === null) return [];
    const { line } = problemAt(placeAt(tree, ['observed', i]) ?? tree.place, { message: '' });
    return [{ ...observation, line }];
  });
  refuseAny();
  problems.addAll(contradictions(observations), tree, tree.place);
  refuseAny();
  return { file, sha256: sha256Of(bytes), observations };
}

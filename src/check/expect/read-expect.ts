import { dirname, join } from 'node:path';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { fileProblem, InputError } from '../../refusals/input-error.ts';
import type { Finding } from '../../scenario/checks/findings.ts';
import { withoutPersonalLines } from '../../scenario/checks/personal-lines.ts';
import { ProblemList } from '../../scenario/checks/problem-list.ts';
import { findingsOf } from '../../scenario/checks/zod-findings.ts';
import { decodeScenario } from '../../scenario/text/decode-scenario.ts';
import { readYaml } from '../../scenario/text/read-yaml.ts';
import { placeAt, plain } from '../../scenario/text/source-tree.ts';
import { readBytes } from '../../tables/read-bytes.ts';
import type { PlaceInFile } from '../found/finding.ts';
import { checkClaim } from './check-claim.ts';
import type { Claim } from './claim.ts';
import { expectFile, lookRange } from './schema.ts';

/** What one expect file asks for. Its names of policies, facilities and months are not checked yet. */
export interface ExpectFile {
  /** Paths from the current folder. */
  file: string;
  scenarioFile: string;
  snapshotFile: string | null;
  scenarioPlace: PlaceInFile;
  snapshotPlace: PlaceInFile;
  /** The replications of the first look and of the last. */
  from: number;
  atMost: number;
  budgetSeconds: number | null;
  claims: Claim[];
  /** Turns what the scenario shows to be wrong into an error with places in this file; paths start at its top. */
  errorOf(findings: readonly Finding[]): InputError;
}

/**
 * Reads and checks an expect file by itself.
 *
 * @throws InputError with everything that is wrong in it.
 */
export async function readExpectFile(file: string): Promise<ExpectFile> {
  const bytes = await readBytes(file, file, 'list of claims', INPUT_LIMITS.scenarioBytes.most);
  const text = decodeScenario(bytes, file);
  if (text.split('\n').every((line) => /^\s*(?:#|$)/.test(line))) {
    const allowed = 'scenario: and the name of a scenario file, then expect: and a list of claims';
    throw new InputError([fileProblem(file, 'the list of claims is empty', { allowed })]);
  }
  const { tree, problems: textProblems, problemAt } = readYaml(text, file);
  if (tree === undefined) throw new InputError(withoutPersonalLines(textProblems));
  const problems = new ProblemList(textProblems, problemAt);
  const { data, error } = expectFile.safeParse(plain(tree));
  problems.addAll(findingsOf(error?.issues ?? [], tree), tree, tree.place);
  if (data === undefined) throw withoutPersonal(problems.asError(file));

  const checked = (data.expect ?? []).map(checkClaim);
  for (const [i, { findings }] of checked.entries()) problems.addAll(findings, tree, tree.place, ['expect', i]);
  const { from, atMost } = lookRange(data.replications);
  if (from > atMost) {
    const message = `the first look of ${from} replications comes after the last of ${atMost}`;
    problems.addAll([{ path: ['replications', 'from'], message, allowed: `at most ${atMost}` }], tree, tree.place);
  }
  if (!problems.isEmpty) throw withoutPersonal(problems.asError(file));

  const placeOf = (path: PropertyKey[]): PlaceInFile => {
    const { line, column } = problemAt(placeAt(tree, path) ?? tree.place, { message: '' });
    return { line, column };
  };
  const beside = (name: string) => join(dirname(file), name);
  return {
    file,
    scenarioFile: beside(data.scenario),
    snapshotFile: data.snapshot === undefined ? null : beside(data.snapshot),
    scenarioPlace: placeOf(['scenario']),
    snapshotPlace: placeOf(['snapshot']),
    from,
    atMost,
    budgetSeconds: data.budget ?? null,
    claims: checked.flatMap(({ claim }, i) => (claim === null ? [] : [{ ...claim, place: placeOf(['expect', i]) }])),
    errorOf(findings) {
      const found = new ProblemList([], problemAt);
      found.addAll(findings, tree, tree.place);
      return withoutPersonal(found.asError(file));
    },
  };
}

function withoutPersonal({ problems }: InputError): InputError {
  return new InputError(withoutPersonalLines(problems));
}

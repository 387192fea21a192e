import { InputError } from '../../refusals/input-error.ts';
import type { Arrivals } from '../../resolved/scenario.ts';
import { lodgedFindings } from '../checks/lodged-checks.ts';
import { personalInScenario } from '../checks/personal-in-scenario.ts';
import { ProblemList } from '../checks/problem-list.ts';
import { type CheckedSettings, checkSettings } from '../checks/settings.ts';
import { checkBase, type SectionResults } from '../checks/validate.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import { checkPolicies } from '../policies/check-policies.ts';
import { dateFindings } from '../policies/dated.ts';
import { lineFindings, respeltFindings } from '../policies/facility-lines.ts';
import { misplacedPresets } from '../policies/presets.ts';
import { proposedPathFindings } from '../policies/proposed-paths.ts';
import { arrivalsOf } from '../resolve/arrivals.ts';
import { isValid, type ValidPolicy } from '../resolve/resolve-policies.ts';
import { readTables, type ScenarioTables } from '../resolve/scenario-tables.ts';
import { type BookingsFile, furthestSpan } from '../resolve/span.ts';
import type { Base } from '../schema/file.ts';
import { child, placeAt } from '../text/source-tree.ts';
import type { LaidOverScenario } from './lay-over.ts';

/** A scenario without problems, and what was read from the tables and the log that it names. */
export interface CheckedScenario {
  laid: LaidOverScenario;
  settings: NonNullable<CheckedSettings['valid']>;
  base: Base;
  policies: ValidPolicy[];
  tables: ScenarioTables;
  arrivals: Arrivals;
  /** The file of bookings; undefined where they are drawn. */
  file: BookingsFile | undefined;
  /** Tables, log and presets, with the SHA-256 of their bytes. */
  inputs: { file: string; sha256: string }[];
  /** What a reader should know about the arrivals. */
  notes: string[];
}

/**
 * Step 3 of 4: checks every value by its schema, and the relations between values.
 *
 * @throws InputError with every problem of the scenario, of its presets and of its tables.
 */
export async function check(
  laid: LaidOverScenario,
  files: Pick<ScenarioFiles, 'readColumns' | 'readLog'>,
): Promise<CheckedScenario> {
  const { written, tree, base, presets, problemAt } = laid;
  // Before all others, whose messages and lines would show the texts.
  const personal = [tree, ...[...presets.values()].map((preset) => preset.tree)].flatMap((one) =>
    personalInScenario(one, problemAt),
  );
  if (personal.length > 0) throw new InputError(personal);
  const problems = new ProblemList(written.problems, problemAt);
  const settings = checkSettings(tree);
  problems.addAll(settings.findings, tree, undefined);
  const trees = [tree, ...[...presets.values()].map((preset) => preset.tree)];
  const { tables, problems: tableProblems } = await readTables(trees, files, problemAt);
  problems.add(...laid.presetProblems, ...tableProblems);

  const basePlace = placeAt(tree, ['base']);
  const sectionResults: SectionResults = new Map();
  const baseCheck = checkBase(base, sectionResults);
  if (child(tree, 'base') !== undefined)
    problems.addAll([...baseCheck.findings, ...respeltFindings(base, presets)], base, basePlace);
  problems.addAll(lodgedFindings(base), base, basePlace);
  for (const { node, ...rest } of misplacedPresets(tree, presets)) problems.addAt(node.place, rest);
  const policies = checkPolicies(laid.policies, { tree, base, baseCheck, sectionResults }, problems);
  const inFile = [...dateFindings(tree, presets), ...lineFindings(tree, base), ...proposedPathFindings(tree)];
  problems.addAll(inFile, tree, undefined);

  // The days of the arrivals are known only if the settings are valid.
  const arriving =
    settings.valid &&
    (await arrivalsOf(baseCheck.sections, furthestSpan(settings.valid), {
      files,
      tables,
      areRead: tableProblems.length === 0,
    }));
  problems.addAll(arriving?.findings ?? [], base, basePlace, ['booking']);
  problems.add(...(arriving?.problems ?? []));

  const valid = policies.filter(isValid);
  const isWhole = problems.isEmpty && valid.length === policies.length;
  if (!isWhole || !settings.valid || !baseCheck.valid || !arriving?.arrivals) throw problems.asError(written.file);
  const presetInputs = [...laid.presetFiles].map(([file, { sha256 }]) => ({ file, sha256 }));
  return {
    laid,
    settings: settings.valid,
    base: baseCheck.valid,
    policies: valid,
    tables,
    arrivals: arriving.arrivals,
    file: arriving.file,
    inputs: [...tables.inputs(), ...arriving.inputs, ...presetInputs],
    notes: [...tables.notes, ...arriving.notes],
  };
}

import * as z from 'zod';
import { fileProblem, InputError, type Problem } from '../../refusals/input-error.ts';
import { withoutPersonalLines } from '../checks/personal-lines.ts';
import { findingsOf } from '../checks/zod-findings.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import { policyShape } from '../schema/file.ts';
import { isOwnFile } from '../schema/own-file.ts';
import { decodeScenario } from '../text/decode-scenario.ts';
import { type ProblemAt, readYaml } from '../text/read-yaml.ts';
import { type Place, placeAt, plain, type SourceNode } from '../text/source-tree.ts';
import { section, text } from '../values/kinds.ts';
import { dateOrderFindings } from './dates-in-order.ts';

/** A preset's file is a policy with a description for readers. Its changes are checked where a policy uses them. */
const presetFile = section({
  ...policyShape,
  title: text.min(1),
  description: text.min(1),
  rows: z.array(text).default([]),
  place: text.optional(),
  since: text.optional(),
  until: text.optional(),
});

/** A policy that scenarios can use by name. */
export interface Preset {
  /**
   * The name used in assumptions and inputs, wherever the file is: scenarios/policies/NAME.yaml, or the path in the
   * scenario.
   */
  file: string;
  sha256: string;
  about: Omit<z.output<typeof presetFile>, 'policy' | 'changes' | 'facilities' | 'others' | 'dated'>;
  /** The file's tree. Its `policy`, `changes`, `facilities`, `others` and `dated` are read like those of a policy. */
  tree: SourceNode;
  problemAt: ProblemAt;
}

/**
 * Reads one of PRESETS, or a file of the user's.
 *
 * @throws InputError if the file cannot be read or does not have the form of a preset.
 */
export async function readPreset(name: string, files: Pick<ScenarioFiles, 'readPreset'>): Promise<Preset> {
  const { bytes, sha256, shownAs } = await files.readPreset(name);
  const file = isOwnFile(name) ? name : `scenarios/policies/${name}.yaml`;
  const { tree, problems, problemAt } = readYaml(decodeScenario(bytes, shownAs), shownAs, { placesIn: file });
  if (isOwnFile(name) && !looksLikePreset(tree)) throw notPreset(shownAs, tree, problems);
  if (tree === undefined) throw new InputError(withoutPersonalLines(problems));
  const { data, error } = presetFile.safeParse(plain(tree));
  const findings = [...findingsOf(error?.issues ?? [], tree), ...dateOrderFindings(tree, [])];
  for (const { path: at, atKey, message, allowed, hint } of findings)
    problems.push(problemAt(placeAt(tree, at, atKey), { message, allowed, hint }));
  for (const place of placesOfRanges(tree)) {
    const allowed = 'the figure alone; a policy’s own `changes` can give it a range';
    problems.push(problemAt(place, { message: 'a range has no effect in a preset', allowed }));
  }
  if (data !== undefined && CONTENT.every((key) => data[key] === undefined || data[key] === null)) {
    problems.push(problemAt(tree.place, { message: 'the preset changes nothing', allowed: CONTENT.join(', ') }));
  }
  if (problems.length > 0 || data === undefined) throw new InputError(withoutPersonalLines(problems));
  const { policy: _, changes: __, facilities: ___, others: ____, dated: _____, ...about } = data;
  return { file, sha256, about, tree, problemAt };
}

/** Whether a file may be shown in messages. A scenario from somebody else could otherwise print any YAML file. */
function looksLikePreset(tree: SourceNode | undefined): boolean {
  return tree?.kind === 'map' && CONTENT.some((key) => tree.entries.has(key));
}

/** The refusal of a file that may be anything, without its text. */
function notPreset(shownAs: string, tree: SourceNode | undefined, problems: readonly Problem[]): InputError {
  const line = tree === undefined ? problems.find((problem) => problem.line > 0)?.line : undefined;
  const message = line === undefined ? 'the file is not a policy preset' : `line ${line} is not valid YAML`;
  const allowed = `a map with title, description, source and one of ${CONTENT.join(', ')}`;
  const hint = 'nothing of the file is shown, because a scenario names it';
  return new InputError([fileProblem(shownAs, message, { allowed, hint })]);
}

const CONTENT = ['policy', 'changes', 'facilities', 'others', 'dated'] as const;

function placesOfRanges(node: SourceNode): (Place | undefined)[] {
  if (node.range !== undefined) return [node.place];
  if (node.kind === 'scalar') return [];
  const below = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
  return below.flatMap(placesOfRanges);
}

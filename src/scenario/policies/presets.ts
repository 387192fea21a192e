import { InputError, type Problem } from '../../refusals/input-error.ts';
import type { Finding } from '../checks/findings.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import { isOwnFile } from '../schema/own-file.ts';
import { PRESETS } from '../schema/preset-names.ts';
import type { ProblemAt } from '../text/read-yaml.ts';
import { child, type Place, type SourceNode } from '../text/source-tree.ts';
import { type Preset, readPreset } from './preset-file.ts';
import { linesOf, type Presets, policiesIn, presetOf } from './rules.ts';

/**
 * Reads every preset that a scenario names anywhere (`policy: NAME`), and those that these presets name. Returns what
 * is wrong with them as problems.
 */
export async function readPresets(
  tree: SourceNode,
  files: Pick<ScenarioFiles, 'readPreset'>,
  problemAt: ProblemAt,
): Promise<{ presets: Presets; problems: Problem[] }> {
  const presets = new Map<string, Preset>();
  const problems: Problem[] = [];
  const unread = new Set<string>();
  const readNamedIn = async (node: SourceNode, at: ProblemAt): Promise<void> => {
    for (const [name, place] of namedIn(node)) {
      if (presets.has(name) || unread.has(name)) continue;
      try {
        const preset = await readPreset(name, files);
        presets.set(name, preset);
        await readNamedIn(preset.tree, preset.problemAt);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        unread.add(name);
        for (const problem of error.problems) {
          // A problem with a whole file is shown where the file is named.
          const { message, allowed, hint } = problem;
          problems.push(
            problem.line > 0 ? problem : at(place, { message: `${problem.file}: ${message}`, allowed, hint }),
          );
        }
      }
    }
  };
  await readNamedIn(tree, problemAt);
  for (const [name, preset] of presets) {
    const found = misplacedIn(preset.tree, presets, PRESET);
    for (const { node, ...rest } of found) problems.push(preset.problemAt(node.place, rest));
    // It could build on itself, and following it would never end.
    if (found.length > 0) presets.delete(name);
  }
  return { presets, problems };
}

/** The names of presets and the paths of files, each with its first place. The schema refuses any other word. */
function namedIn(node: SourceNode, found = new Map<string, Place | undefined>()): Map<string, Place | undefined> {
  if (node.kind === 'list') for (const item of node.items) namedIn(item, found);
  if (node.kind !== 'map') return found;
  for (const [key, { node: below }] of node.entries) {
    if (below.kind !== 'scalar') namedIn(below, found);
    else if (key === 'policy' && typeof below.value === 'string' && !found.has(below.value)) {
      const known = isOwnFile(below.value) || PRESETS.some((name) => name === below.value);
      if (known) found.set(below.value, below.place);
    }
  }
  return found;
}

interface Misplaced extends Omit<Finding, 'path'> {
  node: SourceNode;
}

/** Presets in the wrong place of a scenario. Those within presets are reported when the presets are read. */
export function misplacedPresets(tree: SourceNode, presets: Presets): Misplaced[] {
  const base = child(tree, 'base');
  return [
    ...(base === undefined ? [] : misplacedIn(base, presets, SCENARIO)),
    ...policiesIn(tree).flatMap(([, rule]) => misplacedIn(rule, presets, SCENARIO)),
  ];
}

type Part = 'policy' | 'dated' | 'facilities' | 'others';
const WHY: Record<Part, string> = {
  policy: 'already builds on a preset',
  dated: 'already changes on dates',
  facilities: 'already sets rules by facility',
  others: 'already sets rules by facility',
};

/** The keys that a preset may not have if a policy, a dated entry or a facility's entry names it. */
interface Without {
  policy: readonly Part[];
  dated: readonly Part[];
  line: readonly Part[];
}
const SCENARIO: Without = { policy: [], dated: ['dated'], line: ['dated', 'facilities', 'others'] };
/** This also keeps a preset from building on itself, directly or through others. */
const ONE_RULE: readonly Part[] = ['policy', 'dated', 'facilities', 'others'];
const PRESET: Without = { policy: ONE_RULE, dated: ONE_RULE, line: ONE_RULE };

function misplacedIn(rule: SourceNode, presets: Presets, without: Without): Misplaced[] {
  const dated = child(rule, 'dated');
  const entries = dated?.kind === 'list' ? dated.items : [];
  return [
    ...refused([rule], presets, without.policy),
    ...refused(entries, presets, without.dated),
    ...refused([rule, ...entries].flatMap(linesOf), presets, without.line),
  ];
}

function refused(rules: readonly SourceNode[], presets: Presets, without: readonly Part[]): Misplaced[] {
  return rules.flatMap((rule) => {
    const preset = presetOf(rule, presets);
    const part = preset && without.find((key) => child(preset.tree, key) !== undefined);
    if (preset === undefined || part === undefined) return [];
    const message = `the preset ${preset.file} ${WHY[part]}`;
    return [{ node: child(rule, 'policy')!, message, allowed: 'a preset that is one rule for every place and time' }];
  });
}

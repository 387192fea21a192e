import { createHash } from 'node:crypto';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { InputError, type Problem } from './input-error.ts';
import { isOwnFile, PRESETS } from './preset-names.ts';
import { decodeScenario, readScenarioFile } from './read-scenario-file.ts';
import { type ProblemAt, readYaml } from './read-yaml.ts';
import type { ResolvedPolicy } from './resolved.ts';
import { child, type MapNode, type Place, placeAt, plain, type SourceNode } from './source-tree.ts';
import { section, text } from './values.ts';
import { findingsOf } from './zod-findings.ts';

/** scenarios/policies of the package, seen from here and from the bundle in dist/. */
const FOLDER = new URL(`${import.meta.url.endsWith('.ts') ? '../../' : '../'}scenarios/policies/`, import.meta.url);

/** What a preset's file holds; its changes are checked where a policy uses them. */
const presetFile = section({
  title: text.min(1),
  description: text.min(1),
  rows: z.array(text).default([]),
  place: text.optional(),
  since: text.optional(),
  until: text.optional(),
  source: text.optional(),
  changes: z.record(z.string(), z.unknown()),
});

/** A policy that scenarios use by name. */
export interface Preset {
  /** As assumptions and inputs name it wherever it lies: scenarios/policies/NAME.yaml, or the path that the scenario gives. */
  file: string;
  sha256: string;
  about: Omit<z.output<typeof presetFile>, 'changes'>;
  changes: MapNode;
  problemAt: ProblemAt;
}

/** By the name or path that stands in the scenario. */
export type Presets = ReadonlyMap<string, Preset>;

/**
 * One of PRESETS, or a file of the user's, relative to `scenarioFile`.
 *
 * @throws InputError where the file cannot be read or is not of a preset's form.
 */
export async function readPreset(name: string, scenarioFile = ''): Promise<Preset> {
  const own = isOwnFile(name);
  const path = own ? resolve(dirname(resolve(scenarioFile)), name) : fileURLToPath(new URL(`${name}.yaml`, FOLDER));
  const file = own ? name : `scenarios/policies/${name}.yaml`;
  const shownAs = relative(process.cwd(), path);
  const bytes = await readScenarioFile(shownAs, 'preset');
  const { tree, problems, problemAt } = readYaml(decodeScenario(bytes, shownAs), shownAs, { placesIn: file });
  if (tree === undefined) throw new InputError(problems);
  const { data, error } = presetFile.safeParse(plain(tree));
  for (const { path: at, atKey, message, allowed, hint } of findingsOf(error?.issues ?? [], tree))
    problems.push(problemAt(placeAt(tree, at, atKey), { message, allowed, hint }));
  for (const place of placesOfRanges(tree)) {
    const allowed = 'the figure alone; a policy’s own `changes` can give it a range';
    problems.push(problemAt(place, { message: 'a range means nothing in a preset', allowed }));
  }
  const changes = child(tree, 'changes');
  if (problems.length > 0 || data === undefined || changes?.kind !== 'map') throw new InputError(problems);
  const { changes: _, ...about } = data;
  return { file, sha256: createHash('sha256').update(bytes).digest('hex'), about, changes, problemAt };
}

function placesOfRanges(node: SourceNode): (Place | undefined)[] {
  if (node.range !== undefined) return [node.place];
  if (node.kind === 'scalar') return [];
  const below = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
  return below.flatMap(placesOfRanges);
}

/** Reads every preset that a scenario names, wherever it does (`policy: NAME`); what is wrong with them as problems. */
export async function readPresets(
  tree: SourceNode,
  scenarioFile: string,
  problemAt: ProblemAt,
): Promise<{ presets: Presets; problems: Problem[] }> {
  const presets = new Map<string, Preset>();
  const problems: Problem[] = [];
  for (const [name, place] of namedIn(tree)) {
    try {
      presets.set(name, await readPreset(name, scenarioFile));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      for (const problem of error.problems) {
        // What concerns a file as a whole is shown where the scenario names it.
        const { message, allowed, hint } = problem;
        problems.push(
          problem.line > 0 ? problem : problemAt(place, { message: `${problem.file}: ${message}`, allowed, hint }),
        );
      }
    }
  }
  return { presets, problems };
}

/** Names of presets and paths of files, with the first place of each; any other word is refused by the schema. */
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

export interface Rule {
  /** What it stands on, where it names a preset that could be read. */
  preset: Preset | undefined;
  /** Its own changes. */
  own: MapNode | undefined;
  /** The preset's changes, then its own, which win at a path and above. */
  changes: MapNode | undefined;
}

/** What a map with `policy` (a preset) and `changes`, both of which it may leave out, changes in all. */
export function ruleOf(node: SourceNode, presets: Presets): Rule {
  const named = child(node, 'policy');
  const preset = named?.kind === 'scalar' ? presets.get(named.text) : undefined;
  const given = child(node, 'changes');
  const own = given?.kind === 'map' ? given : undefined;
  if (preset === undefined) return { preset, own, changes: own };
  const paths = [...(own?.entries.keys() ?? [])];
  const kept = [...preset.changes.entries].filter(
    ([path]) => !paths.some((over) => path === over || path.startsWith(`${over}.`)),
  );
  return { preset, own, changes: { ...preset.changes, entries: new Map([...kept, ...(own?.entries ?? [])]) } };
}

/** Changes by path as a resolved policy lists them; what comes from a preset names its file, and its source if it has one. */
export function changesAsWritten(changes: MapNode | undefined): ResolvedPolicy['changes'] {
  return [...(changes?.entries ?? [])].map(([path, { node }]) => {
    const { place, provenance } = node;
    const origin = place?.file !== undefined && {
      from: place.file,
      ...(provenance?.source !== undefined && { source: provenance.source }),
    };
    return { path, value: plain(node), ...origin };
  });
}

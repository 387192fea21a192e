import { createHash } from 'node:crypto';
import { resolveArrivals } from './arrivals.ts';
import { type Assumption, assumptionsOf, sourceText } from './assumptions.ts';
import { changed } from './changes.ts';
import { defaultsTree, underlaid } from './defaults.ts';
import type { Finding } from './findings.ts';
import { InputError, type Problem } from './input-error.ts';
import { LIMITS } from './limits.ts';
import { decodeScenario, readScenarioFile } from './read-scenario-file.ts';
import { MOST_PROBLEMS, readYaml } from './read-yaml.ts';
import { resolvePolicy, resolveSettings } from './resolve.ts';
import type { ResolvedScenario } from './resolved.ts';
import { readTables } from './scenario-tables.ts';
import { checkSettings } from './settings.ts';
import { child, type MapNode, nodeAt, type Place, placeAt, plain, type SourceNode } from './source-tree.ts';
import { type CheckedBase, checkBase, type SectionResults } from './validate.ts';

export interface LoadedScenario {
  resolved: ResolvedScenario;
  /** Of the scenario file's bytes, hexadecimal. */
  sha256: string;
  /** CSV files read, named as the scenario names them. */
  inputs: { file: string; sha256: string }[];
  /** Every value of the base and of the policies' changes with its source: what is assumed first. */
  assumptions: Assumption[];
  /** What a reader should know, such as days without counts. */
  notes: string[];
}

interface Policy {
  name: string;
  changes: MapNode | undefined;
  tree: SourceNode;
  checked: CheckedBase;
}

/**
 * Reads and checks a scenario file and the CSV files that it names.
 *
 * @throws InputError with every problem of the file; nothing else is thrown for any content of it.
 */
export async function loadScenario(file: string): Promise<LoadedScenario> {
  return loadScenarioText(await readScenarioFile(file), file);
}

/** As `loadScenario`, of bytes that are already read; CSV paths are relative to `file`, which need not exist. */
export async function loadScenarioText(bytes: Uint8Array, file: string): Promise<LoadedScenario> {
  const { tree, problems, problemAt } = readYaml(decodeScenario(bytes, file), file);
  if (tree === undefined) throw new InputError(problems);
  const reported = new Set(problems.map(identity));
  const report = (problem: Problem) => {
    // The same slip shows under every policy: it is told once.
    if (!reported.has(identity(problem)) && problems.length < MOST_PROBLEMS) problems.push(problem);
    reported.add(identity(problem));
  };
  const reportAll = (findings: Finding[], root: SourceNode, top: Place | undefined, prefix: PropertyKey[] = []) => {
    for (const { path, atKey, message, allowed, hint } of findings.slice(0, MOST_PROBLEMS)) {
      report(problemAt(placeAt(root, [...prefix, ...path], atKey) ?? top, { message, allowed, hint }));
    }
  };

  const settings = checkSettings(tree);
  reportAll(settings.findings, tree, undefined);
  const basePlace = placeAt(tree, ['base']);
  const defaults = defaultsTree();
  const base = underlaid(child(tree, 'base') ?? { kind: 'map', entries: new Map() }, defaults)!;
  const { tables, problems: csvProblems } = await readTables([tree], file, problemAt);
  for (const problem of csvProblems) report(problem);
  const sectionResults: SectionResults = new Map();
  const baseCheck = checkBase(base, sectionResults);
  if (child(tree, 'base') !== undefined) reportAll(baseCheck.findings, base, basePlace);

  const policies = policiesOf(tree).map(([name, node]): Policy => {
    const given = child(node, 'changes');
    const changes = given?.kind === 'map' ? given : undefined;
    const after = changes === undefined ? { tree: base, findings: [] } : changed(base, changes, defaults);
    reportAll(after.findings, tree, basePlace, ['policies', name, 'changes']);
    const checked = changes === undefined ? baseCheck : checkBase(after.tree, sectionResults);
    if (changes !== undefined)
      reportAll(underPolicy(name, checked.findings, baseCheck.findings, changes), after.tree, basePlace);
    return { name, changes, tree: after.tree, checked };
  });

  const span = settings.valid && {
    ...settings.valid,
    days: settings.valid.length,
    warmUpDays: settings.valid.warmUp,
    coolDownDays: settings.valid.coolDown,
  };
  const { booking } = baseCheck.sections;
  const arrivals = span && booking && csvProblems.length === 0 ? resolveArrivals(booking, span, tables) : undefined;
  reportAll(arrivals?.findings ?? [], base, basePlace, ['booking']);
  for (const problem of arrivals?.problems ?? []) report(problem);

  const valid = policies.flatMap(({ checked }) => checked.valid ?? []);
  if (
    problems.length > 0 ||
    !settings.valid ||
    !baseCheck.valid ||
    !arrivals?.arrivals ||
    valid.length < policies.length
  ) {
    throw new InputError(inOrder(problems, file));
  }
  const sources = new Map(Object.entries(settings.valid.sources));
  const notes = new Set(arrivals.notes);
  const rate = nodeAt(base, ['booking', 'rate']);
  if (rate?.kind === 'scalar' && /year/i.test(rate.text)) notes.add('a year of a rate has 365 days');
  const about = settings.valid.policies;
  const resolved: ResolvedScenario = {
    ...resolveSettings(settings.valid, baseCheck.valid, arrivals.arrivals, settings.valid.baseline ?? policies[0].name),
    policies: policies.map(({ name, changes, tree: policyTree }, i) => {
      const { title = name, source } = about[name];
      const written = [...(changes?.entries ?? [])].map(([path, entry]) => ({ path, value: plain(entry.node) }));
      const policy = resolvePolicy(
        { name, title, source: source === undefined ? '' : sourceText(source, sources, notes), changes: written },
        valid[i],
        tables,
      );
      policy.costs.exposureBasis = exposureBasis(policyTree, sources, notes);
      return policy;
    }),
  };
  const { assumptions, notes: sourceNotes } = assumptionsOf(base, policies, defaults, sources);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { resolved, sha256, inputs: tables.inputs(), assumptions, notes: [...new Set([...notes, ...sourceNotes])] };
}

/** What is wrong only under a policy names it, where the place that is shown does not stand in its changes. */
function underPolicy(name: string, findings: Finding[], ofBase: Finding[], changes: MapNode): Finding[] {
  const known = new Set(ofBase.map((finding) => `${finding.path.join('.')}: ${finding.message}`));
  return findings.map((finding) => {
    const path = finding.path.join('.');
    const inChanges = [...changes.entries.keys()].some((key) => path === key || path.startsWith(`${key}.`));
    if (inChanges || known.has(`${path}: ${finding.message}`)) return finding;
    return { ...finding, message: `under the policy "${name}": ${finding.message}` };
  });
}

/** A figure of the user's own without a basis is not given the basis of the default figure. */
function exposureBasis(tree: SourceNode, sources: ReadonlyMap<string, string>, notes: Set<string>): string {
  const basis = nodeAt(tree, ['costs', 'exposureBasis']);
  const figure = nodeAt(tree, ['costs', 'exposurePerHour']);
  if (basis?.place === undefined && figure?.place !== undefined) {
    const source = figure.provenance?.source;
    return source === undefined ? 'assumption' : sourceText(source, sources, notes);
  }
  return String(basis && plain(basis));
}

function policiesOf(tree: SourceNode): [string, SourceNode][] {
  const policies = child(tree, 'policies');
  if (policies?.kind !== 'map' || policies.entries.size > LIMITS.policies) return [];
  return [...policies.entries].map(([name, entry]) => [name, entry.node]);
}

function identity({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}:${message}`;
}

/** By place; those of the scenario file before those of its CSV files. */
function inOrder(problems: Problem[], file: string): Problem[] {
  const rank = (problem: Problem) => (problem.file === file ? 0 : 1);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

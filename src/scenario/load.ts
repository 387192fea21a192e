import { createHash } from 'node:crypto';
import { allChanges } from './all-changes.ts';
import { resolveArrivals } from './arrivals.ts';
import { arrivalsFromLog } from './arrivals-from-log.ts';
import { type Assumption, assumptionsOf, sourceText } from './assumptions.ts';
import { checkPolicies } from './check-policies.ts';
import { dateFindings } from './dated.ts';
import { defaultsTree, underlaid } from './defaults.ts';
import { lineFindings, partsWithLines } from './facility-lines.ts';
import type { Finding } from './findings.ts';
import { InputError, type Problem } from './input-error.ts';
import type { Preset } from './preset-file.ts';
import { misplacedPresets, readPresets } from './presets.ts';
import { decodeScenario, readScenarioFile } from './read-scenario-file.ts';
import { MOST_PROBLEMS, type ProblemAt, readYaml } from './read-yaml.ts';
import { layersOf } from './regimes.ts';
import { rateOfFacilities, resolvePolicy, resolveSettings } from './resolve.ts';
import { withRegimes } from './resolve-in-place.ts';
import type { ResolvedScenario } from './resolved.ts';
import { changesAsWritten } from './rules.ts';
import { readTables } from './scenario-tables.ts';
import type { Base } from './schema.ts';
import { checkSettings } from './settings.ts';
import { child, nodeAt, type Place, placeAt, plain, type SourceNode } from './source-tree.ts';
import { type Unknown, unknownsIn, withUnknownsAt } from './unknowns.ts';
import { checkBase, type SectionResults } from './validate.ts';

export interface LoadedScenario {
  resolved: ResolvedScenario;
  /** Of the scenario file's bytes, hexadecimal. */
  sha256: string;
  /** CSV files and presets read, named as the scenario names them; a preset of the house by its file in the package. */
  inputs: { file: string; sha256: string }[];
  /** Every value of the base and of the policies' changes with its source: what is assumed first. */
  assumptions: Assumption[];
  /** What a reader should know, such as days without counts. */
  notes: string[];
  /** The values that have a range. */
  unknowns: Unknown[];
}

/**
 * Reads and checks a scenario file and the CSV files that it names. With `places`, its unknowns are at those places of their ranges.
 *
 * @throws InputError with every problem of the file; nothing else is thrown for any content of it.
 */
export async function loadScenario(file: string, places?: readonly number[]): Promise<LoadedScenario> {
  return loadScenarioText(await readScenarioFile(file), file, places);
}

/** As `loadScenario`, of bytes that are already read; CSV paths are relative to `file`, which need not exist. */
export async function loadScenarioText(
  bytes: Uint8Array,
  file: string,
  places?: readonly number[],
): Promise<LoadedScenario> {
  const { tree: written, problems, problemAt: problemHere } = readYaml(decodeScenario(bytes, file), file);
  if (written === undefined) throw new InputError(problems);
  const tree = places === undefined ? written : withUnknownsAt(written, places);
  const { presets, problems: presetProblems } = await readPresets(tree, file, problemHere);
  const presetFiles = new Map([...presets.values()].map((preset): [string, Preset] => [preset.file, preset]));
  const problemAt: ProblemAt = (place, rest) =>
    (presetFiles.get(place?.file ?? '')?.problemAt ?? problemHere)(place, rest);
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
  const trees = [tree, ...[...presets.values()].map((preset) => preset.tree)];
  const { tables, problems: csvProblems } = await readTables(trees, file, problemAt);
  for (const problem of [...presetProblems, ...csvProblems]) report(problem);
  const sectionResults: SectionResults = new Map();
  const baseCheck = checkBase(base, sectionResults);
  if (child(tree, 'base') !== undefined) reportAll(baseCheck.findings, base, basePlace);

  const misplaced = misplacedPresets(tree, presets);
  for (const { node, ...rest } of misplaced) report(problemAt(node.place, rest));
  const parts = partsWithLines(tree, presets);
  const layers = layersOf(base, presets, parts);
  const world = { tree, base, baseCheck, defaults, presets, layers, parts, sectionResults, reportAll };
  const policies = checkPolicies(world);
  reportAll([...dateFindings(tree, presets), ...lineFindings(tree, base)], tree, undefined);

  const span = settings.valid && {
    ...settings.valid,
    days: settings.valid.length,
    warmUpDays: settings.valid.warmUp,
    coolDownDays: settings.valid.coolDown,
  };
  const { booking, facilities } = baseCheck.sections;
  const log = booking?.log;
  const names = { facilities: Object.keys(facilities ?? {}), priorities: Object.keys(booking?.priority ?? {}) };
  const fromLog = span && log !== undefined ? await arrivalsFromLog(log, file, names, span) : undefined;
  const arrivals =
    fromLog ??
    (span && booking && csvProblems.length === 0
      ? resolveArrivals(withRates(booking, facilities), span, tables)
      : undefined);
  reportAll(arrivals?.findings ?? [], base, basePlace, ['booking']);
  for (const problem of arrivals?.problems ?? []) report(problem);

  const valid = policies.flatMap(({ checked }) => checked.valid ?? []);
  if (
    problems.length > 0 ||
    !settings.valid ||
    !baseCheck.valid ||
    !arrivals?.arrivals ||
    valid.length < policies.length ||
    policies.some(({ inPlace }) => inPlace.flat().some(({ checked }) => checked.valid === undefined))
  ) {
    throw new InputError(inOrder(problems, file));
  }
  const sources = new Map(Object.entries(settings.valid.sources));
  const notes = new Set(arrivals.notes);
  const rate = nodeAt(base, ['booking', 'rate']);
  if (rate?.kind === 'scalar' && /year/i.test(rate.text)) notes.add('a year of a rate has 365 days');
  const about = settings.valid.policies;
  const layerOf = Object.keys(baseCheck.valid.facilities).map((name) =>
    layers.findIndex(({ facilities }) => facilities.includes(name)),
  );
  const resolved: ResolvedScenario = {
    ...resolveSettings(settings.valid, baseCheck.valid, arrivals.arrivals, settings.valid.baseline ?? policies[0].name),
    policies: policies.map(({ name, rule, changes, tree: policyTree, stages, inPlace }, i) => {
      const { title = name, source } = { ...rule.preset?.about, ...about[name] };
      const policy = resolvePolicy(
        {
          name,
          title,
          source: source === undefined ? '' : sourceText(source, sources, notes),
          changes: changesAsWritten(changes),
        },
        valid[i],
        tables,
      );
      policy.costs.exposureBasis = exposureBasis(policyTree, sources, notes);
      if (inPlace.length === 0) return policy;
      const placed = inPlace.map((places, s) => ({
        from: stages[s].from,
        title: stages[s].title ?? title,
        layers: places.map(({ tree: root, checked }) => ({
          base: checked.valid!,
          exposureBasis: exposureBasis(root, sources, notes),
        })),
      }));
      return withRegimes(policy, { stages: placed, layerOf }, tables);
    }),
    ...(settings.valid.context.length > 0 && {
      context: settings.valid.context.map((figure) => ({
        ...figure,
        source: sourceText(figure.source, sources, notes),
      })),
    }),
  };
  const { assumptions, notes: sourceNotes } = assumptionsOf(
    base,
    allChanges(policies, layers, presets),
    defaults,
    sources,
    tree,
  );
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const inputs = [
    ...tables.inputs(),
    ...(log !== undefined && fromLog?.sha256 !== undefined ? [{ file: log, sha256: fromLog.sha256 }] : []),
    ...[...presetFiles].map(([name, preset]) => ({ file: name, sha256: preset.sha256 })),
  ];
  const unknowns = unknownsIn(written);
  return { resolved, sha256, inputs, assumptions, notes: [...new Set([...notes, ...sourceNotes])], unknowns };
}

/** Where facilities have rates of their own, `booking` has their sum. */
function withRates(booking: Base['booking'], facilities: Base['facilities'] | undefined): Base['booking'] {
  const rate = booking.rate ?? rateOfFacilities(facilities ?? {});
  return rate === undefined ? booking : { ...booking, rate };
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

function identity({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}:${message}`;
}

/** By place; those of the scenario file before those of its CSV files. */
function inOrder(problems: Problem[], file: string): Problem[] {
  const rank = (problem: Problem) => (problem.file === file ? 0 : 1);
  return problems.toSorted((a, b) => rank(a) - rank(b) || a.line - b.line || a.column - b.column);
}

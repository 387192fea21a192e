import { createHash } from 'node:crypto';
import { InputError } from '../refusals/input-error.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { ProblemList } from './checks/problem-list.ts';
import { checkSettings } from './checks/settings.ts';
import { type CheckedBase, checkBase, type SectionResults } from './checks/validate.ts';
import { allChanges } from './policies/all-changes.ts';
import { type Assumption, assumptionsOf, sourceText } from './policies/assumptions.ts';
import { checkPolicies } from './policies/check-policies.ts';
import { dateFindings } from './policies/dated.ts';
import { lineFindings, partsWithLines } from './policies/facility-lines.ts';
import type { Preset } from './policies/preset-file.ts';
import { misplacedPresets, readPresets } from './policies/presets.ts';
import { layersOf } from './policies/regimes.ts';
import { resolveArrivals } from './resolve/arrivals.ts';
import { arrivalsFromLog } from './resolve/arrivals-from-log.ts';
import { rateOfFacilities, resolveSettings } from './resolve/resolve.ts';
import { isValid, resolvePolicies } from './resolve/resolve-policies.ts';
import { readTables, type ScenarioTables } from './resolve/scenario-tables.ts';
import { defaultsTree, underlaid } from './schema/defaults.ts';
import type { Base } from './schema/file.ts';
import { decodeScenario, readScenarioFile } from './text/read-scenario-file.ts';
import { type ProblemAt, readYaml } from './text/read-yaml.ts';
import { child, nodeAt, placeAt } from './text/source-tree.ts';
import { type Unknown, unknownsIn, withUnknownsAt } from './text/unknowns.ts';

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
  const { tree: written, problems: found, problemAt: problemHere } = readYaml(decodeScenario(bytes, file), file);
  if (written === undefined) throw new InputError(found);
  const tree = places === undefined ? written : withUnknownsAt(written, places);
  const { presets, problems: presetProblems } = await readPresets(tree, file, problemHere);
  const presetFiles = new Map([...presets.values()].map((preset): [string, Preset] => [preset.file, preset]));
  const problemAt: ProblemAt = (place, rest) =>
    (presetFiles.get(place?.file ?? '')?.problemAt ?? problemHere)(place, rest);
  const problems = new ProblemList(found, problemAt);

  const settings = checkSettings(tree);
  problems.addAll(settings.findings, tree, undefined);
  const basePlace = placeAt(tree, ['base']);
  const defaults = defaultsTree();
  const base = underlaid(child(tree, 'base') ?? { kind: 'map', entries: new Map() }, defaults)!;
  const trees = [tree, ...[...presets.values()].map((preset) => preset.tree)];
  const { tables, problems: csvProblems } = await readTables(trees, file, problemAt);
  problems.add(...presetProblems, ...csvProblems);
  const sectionResults: SectionResults = new Map();
  const baseCheck = checkBase(base, sectionResults);
  if (child(tree, 'base') !== undefined) problems.addAll(baseCheck.findings, base, basePlace);

  for (const { node, ...rest } of misplacedPresets(tree, presets)) problems.addAt(node.place, rest);
  const parts = partsWithLines(tree, presets);
  const layers = layersOf(base, presets, parts);
  const policies = checkPolicies({ tree, base, baseCheck, defaults, presets, layers, parts, sectionResults, problems });
  problems.addAll([...dateFindings(tree, presets), ...lineFindings(tree, base)], tree, undefined);

  const arrivals =
    settings.valid &&
    (await arrivalsOf(settings.valid, baseCheck, { file, tables, isWhole: csvProblems.length === 0 }));
  problems.addAll(arrivals?.findings ?? [], base, basePlace, ['booking']);
  problems.add(...(arrivals?.problems ?? []));

  const valid = policies.filter(isValid);
  const isWhole = problems.isEmpty && valid.length === policies.length;
  if (!isWhole || !settings.valid || !baseCheck.valid || !arrivals?.arrivals) throw problems.asError(file);
  const { sources: keys, baseline = policies[0].name, policies: about, context } = settings.valid;
  const sources = new Map(Object.entries(keys));
  const notes = new Set(arrivals.notes);
  const rate = nodeAt(base, ['booking', 'rate']);
  if (rate?.kind === 'scalar' && /year/i.test(rate.text)) notes.add('a year of a rate has 365 days');
  const cite = (source: string) => sourceText(source, sources, notes);
  const facilities = Object.keys(baseCheck.valid.facilities);
  const resolved: ResolvedScenario = {
    ...resolveSettings(settings.valid, baseCheck.valid, arrivals.arrivals, baseline),
    policies: resolvePolicies(valid, { about, facilities, layers, tables, cite }),
    ...(context.length > 0 && { context: context.map((figure) => ({ ...figure, source: cite(figure.source) })) }),
  };
  const all = allChanges(policies, layers, presets);
  const { assumptions, notes: sourceNotes } = assumptionsOf(base, all, defaults, sources, tree);
  const inputs = [
    ...tables.inputs(),
    ...arrivals.inputs,
    ...[...presetFiles].map(([name, preset]) => ({ file: name, sha256: preset.sha256 })),
  ];
  return {
    resolved,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    inputs,
    assumptions,
    notes: [...new Set([...notes, ...sourceNotes])],
    unknowns: unknownsIn(written),
  };
}

/** The arrivals of a log of real cases, or of the base's rate, counts or times; with the log among the inputs. */
async function arrivalsOf(
  settings: NonNullable<ReturnType<typeof checkSettings>['valid']>,
  { sections: { booking, facilities } }: CheckedBase,
  { file, tables, isWhole }: { file: string; tables: ScenarioTables; isWhole: boolean },
) {
  const span = {
    ...settings,
    days: settings.length,
    warmUpDays: settings.warmUp,
    coolDownDays: settings.coolDown,
  };
  const log = booking?.log;
  const names = { facilities: Object.keys(facilities ?? {}), priorities: Object.keys(booking?.priority ?? {}) };
  const fromLog = log === undefined ? undefined : await arrivalsFromLog(log, file, names, span);
  if (fromLog !== undefined) {
    const { sha256 } = fromLog;
    return { ...fromLog, inputs: log === undefined || sha256 === undefined ? [] : [{ file: log, sha256 }] };
  }
  if (booking === undefined || !isWhole) return undefined;
  return { ...resolveArrivals(withRates(booking, facilities), span, tables), inputs: [] };
}

/** Where facilities have rates of their own, `booking` has their sum. */
function withRates(booking: Base['booking'], facilities: Base['facilities'] | undefined): Base['booking'] {
  const rate = booking.rate ?? rateOfFacilities(facilities ?? {});
  return rate === undefined ? booking : { ...booking, rate };
}

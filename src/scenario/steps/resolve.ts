import type { ResolvedPolicy, ResolvedScenario, RunIn } from '../../resolved/scenario.ts';
import { allChanges } from '../policies/all-changes.ts';
import { type Assumption, assumptionsOf, sourceText } from '../policies/assumptions.ts';
import { BesideBase } from '../resolve/beside-base.ts';
import { coveredDays, withinRun } from '../resolve/covered.ts';
import { resolveSettings } from '../resolve/resolve.ts';
import { resolvePolicies } from '../resolve/resolve-policies.ts';
import { findRunIn } from '../resolve/run-in.ts';
import { leftOutNotes, type NoteOnPolicies, runInNotes } from '../resolve/run-in-notes.ts';
import { nodeAt, type SourceNode } from '../text/source-tree.ts';
import type { CheckedScenario } from './check.ts';

/** A scenario in plain numbers, and where they come from. */
export interface ScenarioInNumbers {
  resolved: ResolvedScenario;
  /**
   * CSV files and presets that were read, named as in the scenario. A built-in preset is named by its file in the
   * package.
   */
  inputs: { file: string; sha256: string }[];
  /** Every value of the base and of the policies' changes, with its source. Assumptions come first. */
  assumptions: Assumption[];
  /** Each of them as it is in the tree. */
  nodes: ReadonlyMap<Assumption, SourceNode>;
  /** What a reader should know, such as days without counts. */
  notes: string[];
  /** The note on a value that was computed from a count; absent if there is none. */
  solved?: string;
  /** Those of the notes that are about some of the policies. */
  notesOnPolicies: NoteOnPolicies[];
}

/** Step 4 of 4: turns the scenario into plain numbers. Nothing is refused here. */
export function resolveScenario(checked: CheckedScenario): ScenarioInNumbers {
  const { laid, settings, policies, tables, inputs } = checked;
  const { base, defaults, layers, presets } = laid;
  const { sources: keys, baseline = policies[0].name, policies: stated, context } = settings;
  const sources = new Map(Object.entries(keys));
  const notes = new Set(checked.notes);
  const rate = nodeAt(base, ['booking', 'rate']);
  if (rate?.kind === 'scalar' && /year/i.test(rate.text)) notes.add('a rate per year is divided over 365 days');
  if (checked.arrivals.kind === 'rate' && checked.arrivals.perDay === 0)
    notes.add('the bookings have a rate of 0: nobody is booked');
  const cite = (source: string) => sourceText(source, sources, notes);
  const facilities = Object.keys(checked.base.facilities);
  const { kind } = checked.base.releaseNotice.channel;
  const baseChannel = kind === 'onSite' ? 'phone' : kind;
  const resolvedPolicies = resolvePolicies(policies, {
    about: stated,
    facilities,
    layers,
    besideBase: new BesideBase(checked.base, laid, { tables, baseChannel }),
    tables,
    baseChannel,
    cite,
  });
  const runIn = findRunIn(resolvedPolicies, {
    facilities: facilities.length,
    days: settings.length,
    warmUp: settings.warmUp,
    coolDown: settings.coolDown,
    covered: coveredDays(checked.arrivals, settings),
  });
  const byCustody = settings.warmUp === undefined || settings.coolDown === undefined;
  const ofBaseline = runIn.byPolicy[resolvedPolicies.findIndex(({ name }) => name === baseline)].runIn;
  const usual = byCustody ? ofBaseline : undefined;
  const arrivals = withinRun(checked.arrivals, settings, runIn);
  const resolved: ResolvedScenario = {
    ...resolveSettings(settings, checked.base, arrivals, { baseline, runIn, usual }),
    policies: resolvedPolicies.map((policy, p) => withOwnRunIn(policy, runIn.byPolicy[p].runIn, usual)),
    ...(context.length > 0 && { context: context.map((figure) => ({ ...figure, source: cite(figure.source) })) }),
  };
  const about = { settings, resolved, file: checked.file };
  const notesOnPolicies = runInNotes(runIn, about);
  for (const note of [...leftOutNotes(about), ...notesOnPolicies.map(({ note }) => note)]) notes.add(note);
  const all = allChanges(policies, layers, presets);
  const {
    assumptions,
    nodes,
    notes: sourceNotes,
  } = assumptionsOf({
    base,
    policies: all,
    defaults,
    sources,
    file: laid.tree,
  });
  return { resolved, inputs, assumptions, nodes, notes: [...new Set([...notes, ...sourceNotes])], notesOnPolicies };
}

/** With the policy's run-in, if it differs from the usual one. */
function withOwnRunIn(policy: ResolvedPolicy, own: RunIn, usual: RunIn | undefined): ResolvedPolicy {
  if (usual === undefined || JSON.stringify(own) === JSON.stringify(usual)) return policy;
  const { name, title, source, changes, ...rules } = policy;
  return { name, title, source, changes, runIn: own, ...rules };
}

import { PROGRAM } from '../manifest/manifest.ts';
import { compareSnapshots } from '../snapshot/comparison.ts';
import { changeText } from '../snapshot/input-changes.ts';
import { type Movement, movementsBetween } from '../snapshot/movement.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type Taking, takeSnapshot } from '../snapshot/take-snapshot.ts';
import type { CompareResult } from './compare-result.ts';
import { fileNameOf, type ScenarioSide, type Side } from './side.ts';
import type { SingleChanges } from './single-changes.ts';

/** What was compared, and the figures that moved with their labels. */
export interface Compared {
  result: CompareResult;
  moved: Movement[];
}

/** Two sides to compare, and with --by-change what is changed between them. */
export interface Question {
  first: Side;
  second: Side;
  changes: SingleChanges | undefined;
}

/** How many scenarios `compareSides` runs. */
export function runsOf({ first, second, changes }: Question): number {
  return [first, second].filter(({ kind }) => kind === 'scenario').length + (changes?.changes.length ?? 0);
}

/**
 * Compares two sides. Scenarios are run with the seed and the replications of the first side, or of the snapshot if
 * only the second is one; `taking` may give others. null if `stop` was aborted.
 */
export async function compareSides(question: Question, taking: Taking): Promise<Compared | null> {
  const { first, second, changes } = question;
  const leader = first.kind === 'scenario' && second.kind === 'snapshot' ? second : first;
  const { seed, replications } = leader.kind === 'snapshot' ? leader.snapshot.header : leader.loaded.resolved;
  const how = { ...taking, seed: taking.seed ?? seed, replications: taking.replications ?? replications };
  const before = await snapshotOf(first, how);
  const now = before && (await snapshotOf(second, how));
  if (before === null || now === null) return null;
  const found = compareSnapshots(before, now, changeText);
  const byChange = changes && (await effectsOf(changes, { before, all: found.moved }, how));
  if (byChange === null) return null;
  const result: CompareResult = {
    manifest: PROGRAM,
    first: aboutSide(first, before),
    second: aboutSide(second, now),
    isPaired: before.header.seed === now.header.seed,
    inputs: found.inputs,
    causes: found.causes,
    policies: { onlyFirst: found.gone, onlySecond: found.added },
    compared: found.compared,
    moved: found.moved.map(({ policy, measure, unit, difference, isPaired, ...sides }) => ({
      policy,
      measure,
      unit,
      first: sides.before,
      second: sides.now,
      difference,
      isPaired,
    })),
    ...(byChange && { byChange }),
  };
  return { result, moved: found.moved };
}

async function snapshotOf(side: Side, taking: Taking): Promise<Snapshot | null> {
  if (side.kind === 'snapshot') return side.snapshot;
  return taken(side.loaded, side.name, taking);
}

function taken(loaded: ScenarioSide['loaded'], name: string, taking: Taking): Promise<Snapshot | null> {
  return takeSnapshot(loaded, { scenario: fileNameOf(name), because: 'a comparison' }, taking);
}

function aboutSide({ name }: Side, { header }: Snapshot): CompareResult['first'] {
  const { program, figures, resolvedSha256, seed, replications } = header;
  return { name, program, figures, resolvedSha256, seed, replications };
}

/** Each change alone, over the same replications, and what the single effects leave of the whole. */
async function effectsOf(
  { changes, idle }: SingleChanges,
  { before, all }: { before: Snapshot; all: readonly Movement[] },
  taking: Taking,
): Promise<NonNullable<CompareResult['byChange']> | null> {
  const effects: NonNullable<CompareResult['byChange']>['changes'] = [];
  for (const { path, before: was, now, loaded } of changes) {
    const alone = await taken(loaded, before.header.scenario, taking);
    if (alone === null) return null;
    const { moved } = movementsBetween(before, alone);
    const own = moved.map(({ policy, measure, difference }) => ({ policy, measure, difference }));
    effects.push({ path, before: was, now, moved: own });
  }
  const rest = all.map(({ policy, measure, difference: { mean } }) => {
    const single = effects.map(({ moved }) => {
      const own = moved.find((one) => one.policy === policy && one.measure === measure);
      return own === undefined ? 0 : own.difference.mean;
    });
    const isKnown = mean !== null && single.every((effect) => effect !== null);
    const sum = single.reduce((total: number, effect) => total + (effect ?? 0), 0);
    return { policy, measure, mean: isKnown ? mean - sum : null };
  });
  return { changes: effects, idle, rest };
}

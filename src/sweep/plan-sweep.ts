import { INPUT_LIMITS } from '../limits/input-limits.ts';
import { NotAValue } from '../refusals/not-a-value.ts';
import { quoted } from '../refusals/quoted.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import type { LoadedTree } from '../scenario/load-tree.ts';
import { keysOf } from '../scenario/policies/paths.ts';
import { defaultsTree, underlaid } from '../scenario/schema/defaults.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { asWritten, child, nodeAt } from '../scenario/text/source-tree.ts';
import { type Axis, axesOf, choicesOf, hasRange, refusing, type Varied } from './axis.ts';
import { checkPoints, type Points } from './check-points.ts';
import { gridOf, hypercubeOf, sizeOfGrid } from './design.ts';
import type { Design } from './designs.ts';
import type { SweepResult } from './sweep-result.ts';

/** What a sweep is asked for. */
export interface Asked {
  varied: readonly Varied[];
  design: Design;
  /** Of a grid, how many values of each range; of a Latin hypercube, how many points. */
  points: number | undefined;
  seed: number;
}

/** A sweep whose every point the loader accepts. */
export interface Planned extends Points {
  vary: SweepResult['vary'];
}

/**
 * Chooses the points of a sweep and checks each of them. Nothing is run.
 *
 * @throws InputError with every problem.
 */
export async function planSweep(
  written: ReadScenario,
  files: ScenarioFiles,
  loaded: Pick<LoadedTree, 'assumptions'>,
  asked: Asked,
): Promise<Planned> {
  refusing('--vary', () => checkPaths(asked.varied));
  const axes = await axesOf(written, files, asked.varied);
  const points = refusing('--vary', () => designOf(axes, asked));
  const planned = { paths: axes.map(({ path }) => path), points };
  await checkPoints(written, files, planned);
  const vary = axes.map((axis) => ({
    path: axis.path,
    written: writtenAt(loaded, written, axis.path),
    values: choicesOf(axis),
  }));
  return { ...planned, vary };
}

const { most: MOST_POINTS } = INPUT_LIMITS.sweepPoints;
const { most: MOST_PATHS } = INPUT_LIMITS.unknowns;

function checkPaths(varied: Asked['varied']): void {
  const paths = new Set(varied.map(({ path }) => path)).size;
  if (paths > MOST_PATHS) throw new NotAValue(`${paths} paths are varied`, `at most ${MOST_PATHS} paths`);
}

function designOf(axes: readonly Axis[], { design, points, seed }: Asked): Points['points'] {
  const empty = axes.find(({ choices }) => choices.length === 0);
  if (empty !== undefined) {
    throw new NotAValue(`${quoted(empty.path)} has no values`, `values after the path: ${empty.path} 1 2 3`);
  }
  if (design === 'lhs') {
    if (points === undefined) throw new NotAValue('a Latin hypercube has no number of points', 'such as --points 30');
    return hypercubeOf(axes, points, seed);
  }
  const ranged = axes.filter(hasRange);
  if (ranged.length > 0 && points === undefined) {
    const [text] = choicesOf(ranged[0]).slice(-1);
    throw new NotAValue(
      `the range ${quoted(text)} has no number of values`,
      'a number of evenly spaced values, such as --points 5, or each value by itself',
    );
  }
  if (ranged.length === 0 && points !== undefined) {
    throw new NotAValue(
      'a number of points is given, and a grid of single values needs none',
      'a range, such as 1..6, or no number of points',
    );
  }
  const size = sizeOfGrid(axes, points ?? 1);
  if (size > MOST_POINTS) {
    throw new NotAValue(
      `the grid has ${size.toLocaleString('en-US')} points`,
      `at most ${MOST_POINTS.toLocaleString('en-US')} points`,
      'give fewer values, or use a Latin hypercube: --design lhs --points 50',
    );
  }
  return gridOf(axes, points ?? 1);
}

/** The value at a path as written. A path of a policy that does not change it has the base's. */
function writtenAt(
  { assumptions }: Pick<LoadedTree, 'assumptions'>,
  { tree }: ReadScenario,
  path: string,
): string | null {
  const [, policy, below] = /^([^.:]*):\s*(.*)$/s.exec(path) ?? [undefined, undefined, path];
  const own = assumptions.find((one) => one.path === below && one.policy === policy);
  if (own !== undefined) return own.value;
  const base = underlaid(child(tree, 'base') ?? { kind: 'map', entries: new Map() }, defaultsTree())!;
  const node = nodeAt(base, keysOf(below, base));
  return node === undefined ? null : asWritten(node);
}

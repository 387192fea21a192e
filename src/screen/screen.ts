import { InputError } from '../refusals/input-error.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { hasPath, withValues } from '../scenario/policies/with-values.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import type { SourceNode } from '../scenario/text/source-tree.ts';
import { NEEDS_WHOLE } from '../variations/needs-whole.ts';
import { type Effect, pairedEffect, pooledRate } from '../variations/paired-effect.ts';
import { decidesRates, Rates, type RatesAsked } from '../variations/rates.ts';
import { scaledValue } from './scaled-value.ts';
import type { ScreenResult } from './screen-result.ts';

export interface Screening extends RatesAsked {
  onProgress(finished: number, total: number): void;
}

const AT_LIMIT = 'it is 100 % already';

/** By which share of itself a value is moved. */
export const MOVED_BY = 0.25;

type Found = Pick<ScreenResult, 'complete' | 'result' | 'values' | 'notMoved'>;
type Value = ScreenResult['notMoved'][number] & { node: SourceNode };
type Side = NonNullable<ScreenResult['values'][number]['up']>;

/**
 * Moves each value without a range down and up by a quarter of itself, all others as written, and says how much that
 * moves the pickup rate of a policy. All runs have the same people. Values that cannot be moved are listed with the
 * reason. When `stop` is aborted, the values that were finished are returned.
 */
export async function screen(written: ReadScenario, files: ScenarioFiles, screening: Screening): Promise<Found> {
  const { policy, baseline, stop } = screening;
  const loaded = await loadTree(written, files);
  const values = valuesIn(loaded, [policy, ...(baseline === null ? [] : [baseline])]);
  const rates = new Rates(screening);
  const unchanged = await rates.of(loaded.resolved);
  const found: Found = {
    complete: false,
    result: unchanged && pooledRate(unchanged),
    values: [],
    notMoved: [],
  };
  if (unchanged === null) return found;
  const key = decidesRates(rates.chosen(loaded.resolved));
  const side = async ({ path, node }: Value, factor: number): Promise<Side | string | null> => {
    const tried = await moved(written, files, { path, node, factor });
    if (typeof tried === 'string') return tried;
    // What reads no figure of the model cannot move the rate.
    const counts = decidesRates(rates.chosen(tried.resolved)) === key ? unchanged : await rates.of(tried.resolved);
    if (counts === null) return null;
    const effect: Effect = pairedEffect(counts, unchanged) ?? { mean: 0, low: null, high: null };
    return { value: tried.text, ...effect };
  };
  for (const [i, value] of values.entries()) {
    screening.onProgress(i, values.length);
    const { node, reason: _, ...about } = value;
    const why = whyNotMoved(written.tree, value);
    if (why !== null) {
      found.notMoved.push({ ...about, reason: why });
      continue;
    }
    const [down, up] = [await side(value, 1 - MOVED_BY), await side(value, 1 + MOVED_BY)];
    if (down === null || up === null || stop.aborted) return ranked(found);
    if (typeof down === 'string' && typeof up === 'string') {
      found.notMoved.push({ ...about, reason: up });
    } else {
      found.values.push({
        ...about,
        down: typeof down === 'string' ? null : down,
        up: typeof up === 'string' ? null : up,
        ...(typeof down === 'string' && { notDown: down }),
        ...(typeof up === 'string' && { notUp: up }),
      });
    }
  }
  screening.onProgress(values.length, values.length);
  return ranked({ ...found, complete: true });
}

/** How far a value moves the result: the longer of its two sides. */
export function reachOf({ down, up }: ScreenResult['values'][number]): number {
  return Math.max(Math.abs(down?.mean ?? 0), Math.abs(up?.mean ?? 0));
}

function ranked(found: Found): Found {
  return { ...found, values: found.values.toSorted((a, b) => reachOf(b) - reachOf(a)) };
}

/** The values of the base, of the file's settings and of these policies. */
function valuesIn({ assumptions, nodes }: Awaited<ReturnType<typeof loadTree>>, policies: readonly string[]): Value[] {
  return assumptions.flatMap((one): Value[] => {
    const node = nodes.get(one);
    if (node === undefined || (one.policy !== undefined && !policies.includes(one.policy))) return [];
    const path = one.policy === undefined ? one.path : `${one.policy}: ${one.path}`;
    return [{ path, value: one.value, basis: one.basis, source: one.source, reason: '', node }];
  });
}

function whyNotMoved(tree: SourceNode, { path, node }: Value): string | null {
  if (hasRange(node)) return 'it has a range, which spread draws from without --screen';
  const { figures, notZero } = scaledValue(node, 1, false);
  if (figures === 0) return 'it is not a figure';
  if (notZero === 0) return 'it is 0, and a quarter of 0 is 0';
  return hasPath(tree, path) ? null : 'it is not at a path that can be changed by itself';
}

function hasRange(node: SourceNode): boolean {
  if (node.range !== undefined) return true;
  if (node.kind === 'scalar') return false;
  const below = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node);
  return below.some(hasRange);
}

/** The scenario with a value moved; a reason if the loader refuses it, even as a whole number. */
async function moved(
  written: ReadScenario,
  files: ScenarioFiles,
  { path, node, factor }: { path: string; node: SourceNode; factor: number },
): Promise<{ resolved: ResolvedScenario; text: string } | string> {
  const { text: unmoved } = scaledValue(node, 1, false);
  const attempt = async (whole: boolean) => {
    const { text } = scaledValue(node, factor, whole);
    if (text === unmoved) return AT_LIMIT;
    try {
      const { resolved } = await loadTree(withValues(written, { [path]: text }), files);
      return { resolved, text };
    } catch (error) {
      if (error instanceof InputError) return error.problems[0].message;
      throw error;
    }
  };
  const first = await attempt(false);
  return typeof first === 'string' && NEEDS_WHOLE.test(first) ? attempt(true) : first;
}

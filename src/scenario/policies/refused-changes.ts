import type { Finding, FindingsBelow } from '../checks/findings.ts';
import { type MapNode, type Place, placeAt, plain, type SourceNode } from '../text/source-tree.ts';
import { changed } from './changes.ts';
import { fieldOfficesOf, officeChanges, regimeFindings } from './regimes.ts';
import { changesOf, linesOf, ruleOf } from './rules.ts';
import type { World } from './world.ts';

/**
 * The base as a rule changes it. A refusal is shown where the change is written; for a preset, that is its own file.
 */
export function changedBy(
  changes: MapNode | undefined,
  top: Place | undefined,
  { base, defaults }: Pick<World, 'base' | 'defaults'>,
  check: (changes: MapNode) => Finding[] = () => [],
): { tree: SourceNode; refused: FindingsBelow[] } {
  if (changes === undefined) return { tree: base, refused: [] };
  const { tree, findings } = changed(base, changes, defaults);
  const root = { ...changes, place: undefined };
  return { tree, refused: [{ findings: [...check(changes), ...findings], root, top }] };
}

/** The changes that regimes of facilities, policies' entries for single facilities, and field offices cannot make. */
export function refusedInRegimes(world: World): FindingsBelow[] {
  const { base, defaults, layers, parts, presets } = world;
  const regimes = layers.flatMap(({ facilities, regime }) => {
    const top = placeAt(base, ['facilities', facilities[0]]);
    return changedBy(changesOf(regime), top, world, regimeFindings).refused;
  });
  const different = new Map(parts.flatMap(linesOf).map((line) => [JSON.stringify(plain(line)), line]));
  const lines = [...different.values()].flatMap(
    (line) => changedBy(changesOf(ruleOf(line, presets)), line.place, world, regimeFindings).refused,
  );
  const offices = fieldOfficesOf(base).flatMap((office): FindingsBelow[] => {
    const own = officeChanges(base, office);
    return own === undefined ? [] : [{ findings: changed(base, own, defaults).findings, root: own, top: own.place }];
  });
  return [...regimes, ...lines, ...offices];
}

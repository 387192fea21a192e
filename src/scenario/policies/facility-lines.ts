import { hasSameLetters } from '../../refusals/nearest.ts';
import type { Finding } from '../checks/findings.ts';
import { didYouMean } from '../checks/zod-findings.ts';
import { child, type SourceNode } from '../text/source-tree.ts';
import { linesOf, type Presets, policiesIn } from './rules.ts';

/** Every policy, dated entry and preset that has rules for single facilities. */
export function partsWithLines(tree: SourceNode, presets: Presets): SourceNode[] {
  const whole = [
    ...policiesIn(tree).map(([, policy]) => policy),
    ...[...presets.values()].map((preset) => preset.tree),
  ];
  return [...new Set(whole)].flatMap(withDated).filter((part) => linesOf(part).length > 0);
}

/** Facilities that a policy names and the base does not have. A preset may name others. */
export function lineFindings(tree: SourceNode, base: SourceNode): Finding[] {
  const known = child(base, 'facilities');
  const names = known?.kind === 'map' ? [...known.entries.keys()] : [];
  return policiesIn(tree).flatMap(([policy, node]) =>
    withDated(node).flatMap((part, i): Finding[] => {
      const facilities = child(part, 'facilities');
      const path = ['policies', policy, ...(i === 0 ? [] : ['dated', i - 1]), 'facilities'];
      return [...(facilities?.kind === 'map' ? facilities.entries.keys() : [])]
        .filter((name) => !names.includes(name))
        .map((name) => ({
          path: [...path, name],
          atKey: true,
          message: `"${name}" is not a facility of this scenario`,
          allowed: names.slice(0, 100).join(', '),
          ...didYouMean(name, names),
        }));
    }),
  );
}

/**
 * Facilities that a preset names in another spelling. Without this check, they would follow its rules for all others.
 * Findings have paths below the base.
 */
export function respeltFindings(base: SourceNode, presets: Presets): Finding[] {
  const known = child(base, 'facilities');
  const names = known?.kind === 'map' ? [...known.entries.keys()] : [];
  return [...new Set(presets.values())].flatMap(({ file, tree }) => {
    const inPreset = withDated(tree).flatMap((part) => {
      const facilities = child(part, 'facilities');
      return facilities?.kind === 'map' ? [...facilities.entries.keys()] : [];
    });
    return names.flatMap((name): Finding[] => {
      const spelling = inPreset.includes(name) ? undefined : inPreset.find((other) => hasSameLetters(other, name));
      if (spelling === undefined) return [];
      const message = `"${name}" is spelt "${spelling}" in ${file}`;
      return [{ path: ['facilities', name], atKey: true, message, allowed: `${spelling}, or another name` }];
    });
  });
}

function withDated(rule: SourceNode): SourceNode[] {
  const dated = child(rule, 'dated');
  return [rule, ...(dated?.kind === 'list' ? dated.items : [])];
}

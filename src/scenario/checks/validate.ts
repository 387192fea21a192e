import { whatCame } from '../../refusals/not-a-value.ts';
import { type Base, base, baseSections } from '../schema/file.ts';
import { type MapNode, plain, type SourceNode } from '../text/source-tree.ts';
import { crossChecks } from './cross-checks.ts';
import type { Finding } from './findings.ts';
import { findingsOf } from './zod-findings.ts';

/** The valid parts of a base, and everything that is not valid. */
export interface CheckedBase {
  /** All sections; undefined if anything is wrong. */
  valid: Base | undefined;
  /** Each section that is valid by itself. */
  sections: Partial<Base>;
  findings: Finding[];
}

/** Results by section node. Policies share the sections that they do not change. */
export type SectionResults = Map<SourceNode | undefined, { data: unknown; findings: Finding[] }>;

/**
 * Checks each section by itself, so that a mistake in one does not hide those in another. Then checks them all
 * together.
 */
export function checkBase(tree: SourceNode, known: SectionResults = new Map()): CheckedBase {
  if (tree.kind !== 'map')
    return {
      valid: undefined,
      sections: {},
      findings: [
        {
          path: [],
          message: `expected a map, got ${whatCame(plain(tree))}`,
          allowed: Object.keys(baseSections).join(', '),
        },
      ],
    };
  const sections: Record<string, unknown> = {};
  const findings = unknownSections(tree);
  for (const [name, schema] of Object.entries(baseSections)) {
    const node = tree.entries.get(name)?.node;
    let result = known.get(node);
    if (result === undefined) {
      const { data, error } = schema.safeParse(node === undefined ? undefined : plain(node));
      result = { data, findings: findingsOf(error?.issues ?? [], tree, [name]) };
      if (node !== undefined) known.set(node, result);
    }
    if (result.findings.length === 0) sections[name] = result.data;
    else findings.push(...result.findings);
  }
  findings.push(...crossChecks(tree));
  const valid = sections as Partial<Base>;
  return { valid: findings.length === 0 ? (valid as Base) : undefined, sections: valid, findings };
}

function unknownSections(tree: MapNode): Finding[] {
  const onlyUnknown = Object.fromEntries(
    [...tree.entries.keys()].filter((key) => !Object.hasOwn(baseSections, key)).map((key) => [key, null]),
  );
  const issues = base.safeParse(onlyUnknown).error?.issues ?? [];
  return findingsOf(
    issues.filter((issue) => issue.code === 'unrecognized_keys'),
    tree,
  );
}

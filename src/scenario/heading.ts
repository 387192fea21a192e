import type { LoadedTree } from './load-tree.ts';

/** What a result says about its scenario, beside the numbers. Notes about none of the policies are left out. */
export function headingOf(
  {
    resolved,
    sha256,
    resolvedSha256,
    inputs,
    assumptions,
    notes,
    notesOnPolicies,
  }: Omit<LoadedTree, 'nodes' | 'unknowns'> & { sha256: string; resolvedSha256: string },
  policies: readonly { name: string }[] = resolved.policies,
) {
  const shown = new Set(policies.map(({ name }) => name));
  const others = new Set(
    notesOnPolicies.filter((one) => !one.policies.some((name) => shown.has(name))).map(({ note }) => note),
  );
  return {
    scenario: { title: resolved.title, sha256, resolvedSha256, inputs },
    assumptions,
    notes: notes.filter((note) => !others.has(note)),
  };
}

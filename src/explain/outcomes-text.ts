import { OUTCOME_ENTRIES } from '../../events/outcome.ts';
import type { OutcomesFound } from '../lanes/outcomes-found.ts';
import { signed, table } from '../report/format.ts';

/** How many people ended how, and the first of each. */
export function endedTable({ ended }: OutcomesFound, baseline: string): string[] {
  const rows = ended.map(({ outcome, people, first }) => [
    OUTCOME_ENTRIES[outcome].name,
    outcome,
    signed(people, 0),
    String(first),
  ]);
  return table([[`outcome under ${baseline}`, 'for --ended', 'people', 'first person'], ...rows], 'llr');
}

/** Who ends differently than under the baseline, and the first of each. */
export function movedTable({ moved }: OutcomesFound, baseline: string): string[] {
  if (moved.length === 0) return ['Everybody ends alike under all policies.'];
  const rows = moved.map(({ policy, from, to, people, first }) => [
    policy,
    OUTCOME_ENTRIES[from].name,
    OUTCOME_ENTRIES[to].name,
    signed(people, 0),
    String(first),
  ]);
  return table([['policy', `under ${baseline}`, 'under the policy', 'people', 'first person'], ...rows], 'lllr');
}

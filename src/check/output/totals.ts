import { counted } from '../../report/format.ts';
import type { CaseGroup, Status } from '../suite/case.ts';
import { STATUSES } from '../suite/case.ts';

/** How many cases have each status. */
export function totalsOf(groups: readonly CaseGroup[]): Record<Status, number> {
  const all = groups.flatMap(({ cases }) => cases);
  const counts = STATUSES.map((status) => [status, all.filter((one) => one.status === status).length]);
  return Object.fromEntries(counts) as Record<Status, number>;
}

/** "3 hold, 1 fails, 1 undecided; 1 only warns; 2 expect files". */
export function totalsText(groups: readonly CaseGroup[]): string {
  const { holds, fails, undecided, moved, unused, error, 'not run': notRun } = totalsOf(groups);
  const cases = groups.flatMap((group) => group.cases);
  const warnings =
    cases.filter(({ weight }) => weight === 'warns').length + groups.reduce((sum, { notes }) => sum + notes.length, 0);
  const parts = [
    `${holds} ${holds === 1 ? 'holds' : 'hold'}`,
    `${fails} ${fails === 1 ? 'fails' : 'fail'}`,
    `${undecided} undecided`,
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(unused > 0 ? [`${unused} unused`] : []),
    ...(error > 0 ? [`${error} not loaded`] : []),
    ...(notRun > 0 ? [`${notRun} not run`] : []),
  ];
  const files = counted(groups.filter(({ about }) => about !== null).length, 'expect file');
  return `${parts.join(', ')}, in ${files}${warnings > 0 ? ` (${counted(warnings, 'warning')})` : ''}`;
}

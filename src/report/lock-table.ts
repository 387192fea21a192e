import { LOCK_SERIES } from '../measures/locks.ts';
import type { Result } from '../measures/result.ts';
import { foldedTable, wrapped } from './format.ts';
import { legend } from './people.ts';
import { letter } from './policy-list.ts';
import { lodgedCount, wholeHundred, wholeLegend } from './whole-hundred.ts';

/** Where detainers stop: of 100 that are lodged before the exit, how many are left after each lock. */
export function lockTable({ policies }: Result): string[] {
  const whole = policies.map(({ outcomes }) => wholeHundred((key) => lodgedCount(outcomes[key])));
  if (whole.every((of) => of === null)) return [];
  const rows = [['', ...policies.map((_, p) => letter(p))]];
  rows.push(['  detainer lodged before the exit', ...whole.map((of) => (of === null ? '–' : '100'))]);
  for (const [i, { title }] of LOCK_SERIES.entries()) {
    rows.push([`  ${title}`, ...whole.map((of) => of?.locks[i].left.text ?? '–')]);
  }
  return [
    'Where detainers stop (of 100 lodged before the exit, how many are left after each step)',
    ...foldedTable(rows, 'lr', 1),
    ...legend(rows),
    ...wrapped('A detainer must pass every step, in this order. After the last step, these are the pickups.', '  '),
    ...wrapped(`Of 100: ${wholeLegend(rows)}`, '  '),
  ];
}

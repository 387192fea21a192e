import type { ColumnKey, LoggedCase } from '../event-log/logged-case.ts';
import type { ResolvedScenario } from '../resolved/scenario.ts';
import { exitOf } from './stated-release.ts';

/** A value that a log may state, and for how many cases it was drawn from the scenario. */
export interface DrawnValue {
  value: string;
  drawn: number;
  /** The cases that need it. */
  of: number;
}

interface Wanted {
  value: string;
  /** Whether only people with a detainer, or about whom the agency asked, need it. */
  ofAsked: boolean;
  isDrawn(logged: LoggedCase): boolean;
}

/** Which values of these cases the log does not state. Values that only one is possible for are not drawn. */
export function drawnValues(
  cases: readonly LoggedCase[],
  has: ReadonlySet<ColumnKey>,
  { facilities, priorities }: ResolvedScenario,
): DrawnValue[] {
  const without = (key: ColumnKey) => (logged: LoggedCase) => logged[key] === null;
  const missing = (key: ColumnKey) => () => !has.has(key);
  const wanted: Wanted[] = [
    { value: 'facility', ofAsked: false, isDrawn: facilities.length > 1 ? without('facility') : () => false },
    { value: 'priority', ofAsked: true, isDrawn: priorities.length > 1 ? without('priority') : () => false },
    { value: 'detainer lodged', ofAsked: false, isDrawn: missing('lodgedAt') },
    { value: 'release reason', ofAsked: true, isDrawn: without('releaseReason') },
    { value: 'release known', ofAsked: true, isDrawn: without('knownAt') },
    { value: 'release ordered', ofAsked: true, isDrawn: without('orderAt') },
    { value: 'exit', ofAsked: true, isDrawn: (logged) => exitOf(logged) === null },
  ];
  const asked = has.has('lodgedAt')
    ? cases.filter(({ lodgedAt, askedAboutAt }) => lodgedAt !== null || askedAboutAt !== null)
    : cases;
  return wanted.flatMap(({ value, ofAsked, isDrawn }) => {
    const whose = ofAsked ? asked : cases;
    const drawn = whose.filter(isDrawn).length;
    return drawn === 0 ? [] : [{ value, drawn, of: whose.length }];
  });
}

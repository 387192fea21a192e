import { InputError, type Problem } from '../scenario/input-error.ts';
import { noValue, readCell, timeIn } from './cell-values.ts';
import { blankCase, COLUMNS, type InstantKey, type LoggedCase } from './logged-case.ts';
import type { RawCase, RawLog } from './raw-case.ts';

const MOST_PROBLEMS = 20;

/** What cannot come before what. Nothing else is impossible: a detainer may come after the exit, a team to an empty door. */
const ORDER: readonly [earlier: InstantKey, later: InstantKey][] = [
  ['bookedAt', 'calledAt'],
  ['bookedAt', 'identifiedAt'],
  ['bookedAt', 'lodgedAt'],
  ['bookedAt', 'knownAt'],
  ['bookedAt', 'orderAt'],
  ['bookedAt', 'sentAt'],
  ['bookedAt', 'undelayedExitAt'],
  ['bookedAt', 'exitAt'],
  ['bookedAt', 'leftAt'],
  ['bookedAt', 'pickedUpAt'],
  ['identifiedAt', 'lodgedAt'],
  ['orderAt', 'undelayedExitAt'],
  ['orderAt', 'exitAt'],
  ['undelayedExitAt', 'exitAt'],
  ['sentAt', 'receivedAt'],
  ['receivedAt', 'dueAt'],
  ['receivedAt', 'dispatchedAt'],
  ['dueAt', 'dispatchedAt'],
  ['dispatchedAt', 'arrivedAt'],
  ['arrivedAt', 'pickedUpAt'],
  ['exitAt', 'heldAt'],
  ['exitAt', 'leftAt'],
  ['pickedUpAt', 'leftAt'],
];

/** What cannot have happened without what, where the log has the other at all. */
const NEEDS: readonly [key: InstantKey, needed: InstantKey][] = [
  ['receivedAt', 'sentAt'],
  ['arrivedAt', 'dispatchedAt'],
  ['pickedUpAt', 'arrivedAt'],
];

const LABELS = new Map(COLUMNS.map(({ key, label }) => [key, label]));

/**
 * The cases of a log, checked. Times without an offset are local in `zone`.
 *
 * @throws InputError with up to 20 problems: a time that is missing, is none or is impossible beside another; a value or an id that
 * is not allowed; an id that comes twice.
 */
export function checkedCases(raw: RawLog, zone: string): LoggedCase[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  const cases: LoggedCase[] = [];
  for (let i = 0; i < raw.length && problems.length < MOST_PROBLEMS; i++) {
    const one = raw.caseAt(i);
    const before = problems.length;
    problems.push(...problemsOfId(one, ids));
    // Of a case whose id may be a name nothing more is said.
    if (problems.length > before) continue;
    const logged = valuesOf(one, zone, problems);
    if (problems.length === before) problems.push(...disordered(one, logged));
    cases.push(logged);
  }
  if (problems.length === 0) problems.push(...lacking(raw, cases));
  if (problems.length > 0) throw new InputError(problems.slice(0, MOST_PROBLEMS));
  return cases;
}

function problemsOfId({ id, problem }: RawCase, ids: Set<string>): Problem[] {
  if (!/^(?=.*\p{N})[\p{L}\p{N}_.:#/-]{1,64}$/u.test(id)) {
    const allowed = 'a number or code without spaces, with a digit, of at most 64 characters: no name';
    return [
      { ...problem('case', { message: 'the id of the case is not allowed (not shown)', allowed }), sourceLine: '' },
    ];
  }
  if (ids.has(id)) return [problem('case', { message: `the case "${id}" stands here a second time` })];
  ids.add(id);
  return [];
}

function valuesOf({ id, cells, problem }: RawCase, zone: string, problems: Problem[]): LoggedCase {
  const logged = blankCase(id);
  for (const column of COLUMNS) {
    const text = cells.get(column.key);
    if (text === undefined) {
      if (column.key === 'bookedAt')
        problems.push(problem('bookedAt', { message: 'is missing', allowed: timeIn(zone) }));
      continue;
    }
    const value = readCell(column, text, zone);
    if (value === undefined) problems.push(problem(column.key, noValue(column, text, zone)));
    else Object.assign(logged, { [column.key]: value });
  }
  return logged;
}

function disordered({ cells, problem }: RawCase, logged: LoggedCase): Problem[] {
  return ORDER.flatMap(([earlier, later]) => {
    const [first, second] = [logged[earlier], logged[later]];
    if (first === null || second === null || first <= second) return [];
    const message = `"${LABELS.get(later)}" (${cells.get(later)}) comes before "${LABELS.get(earlier)}" (${cells.get(earlier)})`;
    return [problem(later, { message, allowed: `not before ${earlier}` })];
  });
}

/** What a case lacks though others of the log have it. */
function lacking(raw: RawLog, cases: LoggedCase[]): Problem[] {
  const problems: Problem[] = [];
  const isKnown = (key: InstantKey) => cases.some((logged) => logged[key] !== null);
  for (const [key, needed] of NEEDS.filter(([, needed]) => isKnown(needed))) {
    for (const [i, logged] of cases.entries()) {
      if (logged[key] === null || logged[needed] !== null) continue;
      const { problem, cells } = raw.caseAt(i);
      const message = `"${LABELS.get(needed)}" is missing, though "${LABELS.get(key)}" is there (${cells.get(key)})`;
      const allowed = `a time wherever ${key} has one, or no ${needed} in the whole log`;
      problems.push(problem(needed, { message, allowed }));
    }
  }
  const tellsPickups = isKnown('pickedUpAt');
  for (const [i, { outcome, pickedUpAt }] of cases.entries()) {
    if (!tellsPickups || outcome === null || outcome.startsWith('pickedUp') === (pickedUpAt !== null)) continue;
    const message = `the outcome is ${outcome}, and there is ${pickedUpAt === null ? 'no' : 'a'} time of a pickup`;
    problems.push(raw.caseAt(i).problem('outcome', { message, allowed: 'a pickup in both or in neither' }));
  }
  return problems;
}

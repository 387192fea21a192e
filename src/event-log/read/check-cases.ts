import { type TimeForm, timeIn } from '../../calendar/written-time.ts';
import { mayShow } from '../../personal/shown.ts';
import { InputError, type Problem } from '../../refusals/input-error.ts';
import { blankCase, COLUMNS, type Column, type LoggedCase } from '../logged-case.ts';
import { ALLOWED_ID, isCaseId } from './case-id.ts';
import { noValue, readCell } from './cell-values.ts';
import { contradictions } from './outcome-and-times.ts';
import type { RawCase, RawLog } from './raw-case.ts';
import { impossibleTimes } from './times-in-order.ts';

const MOST_PROBLEMS = 20;

/**
 * Checks the cases of a log, whose times are written as `times` says.
 *
 * @throws InputError with up to 20 problems: a time that is missing, invalid or impossible beside another; a value or
 * an id that is not allowed; an id used twice; an outcome that the times contradict.
 */
export function checkedCases(raw: RawLog, times: TimeForm): LoggedCase[] {
  const problems: Problem[] = [];
  const ids = new Set<string>();
  const cases: LoggedCase[] = [];
  for (let i = 0; i < raw.length && problems.length < MOST_PROBLEMS; i++) {
    const one = raw.caseAt(i);
    const before = problems.length;
    problems.push(...problemsOfId(one, ids));
    // A case whose id may be a name gets no further messages.
    if (problems.length > before) continue;
    const logged = valuesOf(one, times, problems);
    if (problems.length === before) problems.push(...impossibleTimes(one, logged, times));
    cases.push(logged);
  }
  if (problems.length === 0) problems.push(...contradictions(raw, cases, MOST_PROBLEMS));
  if (problems.length > 0) throw new InputError(problems.slice(0, MOST_PROBLEMS));
  return cases;
}

function problemsOfId({ id, problem }: RawCase, ids: Set<string>): Problem[] {
  if (!isCaseId(id)) {
    const message = 'the id of the case (not shown) is not a number or code';
    return [{ ...problem('case', { message, allowed: ALLOWED_ID }), sourceLine: '' }];
  }
  if (ids.has(id))
    return [problem('case', { message: `the case "${id}" appears here a second time`, allowed: 'each case once' })];
  ids.add(id);
  return [];
}

function valuesOf({ id, cells, problem }: RawCase, times: TimeForm, problems: Problem[]): LoggedCase {
  const logged = blankCase(id);
  for (const column of COLUMNS) {
    const text = cells.get(column.key);
    if (text === undefined) {
      if (column.key === 'bookedAt')
        problems.push(problem('bookedAt', { message: 'expected a time, got nothing', allowed: timeIn(times.zone) }));
      continue;
    }
    const value = readCell(column, text, times);
    if (value === undefined) problems.push(wrong(column, text, times, problem));
    else (logged as Record<string, unknown>)[column.key] = value;
  }
  return logged;
}

/** A text that may be a name is not shown, even where a time or one of a few words is expected. */
function wrong(column: Column, text: string, times: TimeForm, problem: RawCase['problem']): Problem {
  const said = noValue(column, text, times);
  const isNearAWord = column.kind === 'name' && 'hint' in said;
  if (isNearAWord || mayShow(text)) return problem(column.key, said);
  return {
    // A message without quotation marks does not show the text.
    ...problem(
      column.key,
      said.message.includes('"') ? { ...said, message: 'the value here (not shown) is not allowed' } : said,
    ),
    sourceLine: '',
  };
}

import { wrapped, wrappedBehind } from '../../report/format.ts';
import { type TerminalText, terminalText } from '../../safe-text/terminal.ts';
import type { Case, CaseGroup, Kind, Status } from '../suite/case.ts';
import { totalsText } from './totals.ts';

const WORDS: Record<Status, string> = {
  holds: 'holds',
  fails: 'FAILS',
  undecided: 'UNDECIDED',
  moved: 'MOVED',
  unused: 'UNUSED',
  error: 'ERROR',
  'not run': 'NOT RUN',
};
const WIDTH = Math.max(...Object.values(WORDS).map((word) => word.length)) + 2;
const INDENT = ' '.repeat(2 + WIDTH);

/** The verdicts for a terminal. With `isQuiet` only what does not hold, and the last line. */
export function checkText(groups: readonly CaseGroup[], kind: Kind, isQuiet = false): TerminalText {
  const sections = groups.flatMap((group) => {
    const cases = isQuiet ? group.cases.filter(({ weight }) => weight !== 'ok') : group.cases;
    if (isQuiet && cases.length === 0 && group.notes.length === 0) return [];
    const madeBy = group.madeBy === null || isQuiet ? [] : [`  ${group.madeBy}`];
    const heading = group.about === null ? group.name : `${group.name} (${group.about})`;
    return [[...wrapped(heading), ...group.notes.flatMap(noteLines), ...cases.flatMap(caseLines), ...madeBy]];
  });
  return terminalText([...sections.flatMap((section) => [...section, '']), lastLine(groups, kind)]);
}

/** What ends every form of a check's text: the kind of ending and the counts. */
export function lastLine(groups: readonly CaseGroup[], kind: Kind): string {
  return `Check ${kind === 'bad input' ? 'ended with bad input' : kind}: ${totalsText(groups)}.`;
}

function noteLines(note: string): string[] {
  return wrappedBehind(`  ${'warning'.padEnd(WIDTH)}`, `${note}.`);
}

function caseLines(one: Case): string[] {
  const word = one.weight === 'warns' ? `${WORDS[one.status].toLowerCase()}` : WORDS[one.status];
  const place =
    one.weight === 'ok' ? '' : ` (${one.file}:${one.place.line}${one.weight === 'warns' ? ', warns only' : ''})`;
  // A command stays in one line, so that it can be copied, and so does a row of a table.
  const isWhole = (line: string) => /^To \w/.test(line) || one.movement.includes(line);
  const more = detailsOf(one).flatMap((line) => (isWhole(line) ? [`${INDENT}${line}`] : wrapped(line, INDENT)));
  return [...wrappedBehind(`  ${word.padEnd(WIDTH)}`, `${capitalised(one.sentence)}.${place}`), ...more];
}

/** What is known about a case beside its sentence, one fact per line. */
export function detailsOf(one: Case): string[] {
  return [
    ...(one.figure === null ? [] : [`Found: ${one.figure}, in ${one.basis}.`]),
    ...(one.reason === null ? [] : [`${capitalised(one.reason)}.`]),
    ...(one.because === null || one.weight === 'ok' ? [] : [`Expected because: ${one.because}`]),
    ...one.causes.map((cause) => `Likely cause: ${cause}`),
    ...one.movement,
    ...(one.reproduce === null ? [] : [`To see it again: ${one.reproduce}`]),
    ...(one.accept === null ? [] : [`To accept it: ${one.accept}`]),
  ];
}

function capitalised(text: string): string {
  return /^[a-z][a-z]* /.test(text) ? `${text[0].toUpperCase()}${text.slice(1)}` : text;
}

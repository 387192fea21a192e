import { mkdirSync, symlinkSync } from 'node:fs';
import { CommanderError } from 'commander';
import { program } from '../../src/cli/program.ts';
import { EXIT, exitCodeOf, UsageError } from '../../src/cli/terminal/failure.ts';
import { takenText } from '../snapshot/small.ts';
import type { Row, Shown } from './row.ts';
import { inFolder } from './temporary.ts';

/** The thirty days before 2018. */
const DECEMBER = Array.from({ length: 30 }, (_, i) => `2017-12-${String(i + 2).padStart(2, '0')}`);

const SCENARIO = `title: Test
zone: America/Chicago
start: 2018-01-01
length: 14 days
replications: 4
base: { booking: { rate: 6 per day }, agentArrival: { noShow: { value: 20 %, range: [10 %, 30 %] } } }
policies: { practice: {} }
`;

/** The files in the folder in which the rows' commands run. */
const FILES = {
  'my.yaml': SCENARIO,
  'short.yaml': SCENARIO.replace('14 days', '7 days'),
  'my.snapshot.csv': await takenText(SCENARIO),
  'known.yaml': SCENARIO.replace(', range: [10 %, 30 %]', ''),
  'pair.yaml': SCENARIO.replace(
    /policies:.*/,
    'policies: { practice: {}, other: { changes: { releaseNotice.notice.rule: none } } }',
  ),
  'same.yaml': SCENARIO.replace(/policies:.*/, 'policies: { practice: {}, other: {} }'),
  'empty.yaml': SCENARIO.replace('6 per day', '0 per day'),
  'large.yaml': SCENARIO.replace('6 per day', '200000 per day'),
  'unsure.yaml': SCENARIO.replace('base: {', `base: { costs: { call: 5 min },`).replace(
    'noShow:',
    `teams: [${Array.from({ length: 101 }, (_, i) => `{ count: { value: ${i}, range: [0, 200] }, hours: always }`).join(
      ', ',
    )}], noShow:`,
  ),
  'crowd.yaml': SCENARIO.replace('14 days', '1 day\nwarmUp: 30 days\ncoolDown: 30 days').replace(
    'rate: 6 per day',
    'dailyCounts: { csv: crowd.csv, date: day, count: booked }',
  ),
  'crowd.csv': `day,booked\n${DECEMBER.map((day) => `${day},0\n`).join('')}2018-01-01,2000000\n`,
  'stays.csv': 'minutes,length\n5,5\n9,9\n14,14\n22,22\n40,40\n',
  'few.csv': 'minutes\n5\n9\n',
  'log.csv': 'bookedAt\n2018-01-01T10:00\n',
  'jail.csv': 'Booked,Out\n1/2/2018 18:05,1/4/2018 9:30\n',
  'counts.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, value: 1 of 15 }\n',
  'apart.yaml':
    'observed:\n  - { measure: pickup rate, policy: practice, value: 4 of 150 }\n' +
    '  - { measure: pickup rate, policy: practice, value: 90 of 150 }\n',
  'toomany.yaml':
    'observed:\n  - { measure: pickup rate, policy: practice, value: 8 of 15 }\n' +
    '  - { outcome: declined, policy: practice, value: 8 of 15 }\n',
  'nothing.yaml': '# to be filled in\n',
  'policy.yaml': 'observed:\n  - { measure: pickup rate, policy: practise, value: 1 of 15 }\n',
  'alone.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, value: 30 % }\n',
  'reverse.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, atLeast: 50 %, atMost: 20 % }\n',
  'count-nothing.yaml': 'observed:\n  - { policy: practice, value: 1 of 15 }\n',
  'count-two.yaml': 'observed:\n  - { measure: pickup rate, outcome: late, policy: practice, value: 1 of 15 }\n',
  'count-of.yaml': 'observed:\n  - { measure: pickup rate, of: bookings, policy: practice, value: 1 of 15 }\n',
  'count-none.yaml': 'observed:\n  - { outcome: no detainer, of: detainers, policy: practice, value: 1 of 15 }\n',
  'count-empty.yaml': 'observed:\n  - { measure: pickup rate, policy: practice }\n',
  'count-both.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, value: 1 of 15, atMost: 50 % }\n',
  'count-limit.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, atMost: 50 %, tolerance: 5 points }\n',
  'count-more.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, value: 16 of 15 }\n',
  'count-own.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, value: 1 of 15, tolerance: 5 points }\n',
  'count-exact.yaml':
    'observed:\n  - { measure: detainers lodged, policy: practice, value: 80 people, tolerance: 0 people }\n',
  'count-average.yaml': 'observed:\n  - { measure: heard window, policy: practice, value: 20 min }\n',
  'count-list.yaml': 'observed:\n  - { measure: pickup rate, policy: practice, value: [1, 15] }\n',
  'count-word.yaml': 'observed:\n  - { measure: pikup rate, policy: practice, value: 1 of 15 }\n',
  'elsewhere.csv': 'bookedAt,facility\n2018-01-01T10:00,jial\n',
  'past.csv': 'bookedAt\n2016-01-01T10:00\n',
  'equal.csv': `minutes\n${'60\n'.repeat(5)}`,
  'alike.csv': `minutes\n${'60\n'.repeat(4)}60.0001\n`,
  'known.expect.yaml': 'scenario: known.yaml\n',
  'lost.expect.yaml': 'scenario: known.yaml\nsnapshot: lost.snapshot.csv\n',
  'notes.txt': 'Mine.\n',
};
const IN_FOLDER = /^(?:[\w.-]+\.(?:yaml|csv|txt|json|parquet|html)|report(?:\/\w+)?|mine|old|link|\.)$/;

/** A command without its first word. `isRun` is false if it would need a server or an account. */
export function command(given: string, accepted: string, cause: string, isRun = true): Row {
  const row = { given: shownAs(given), cause, accepted: shownAs(accepted), provoke: () => refused(given) };
  return isRun ? { ...row, accept: () => accept(accepted) } : row;
}

function shownAs(text: string): string {
  return `pickup-gap ${text}`;
}

async function accept(text: string): Promise<void> {
  const [refusal] = await refused(text);
  if (refusal !== undefined) throw new Error(refusal.message);
}

/** Runs a command in this process, without its output. */
function refused(text: string): Promise<Shown[]> {
  return inFolder(FILES, async (folder) => {
    for (const name of ['mine', 'old']) mkdirSync(`${folder}/${name}`);
    symlinkSync('old', `${folder}/link`);
    symlinkSync('few.csv', `${folder}/link.csv`);
    const argv = [...text.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word]) => quoted ?? word);
    const placed = argv.map((word) => (IN_FOLDER.test(word) ? `${folder}/${word}` : word));
    const { exitCode } = process;
    const { CI } = process.env;
    // Some commands are refused in continuous integration.
    delete process.env.CI;
    const writes = [process.stdout.write, process.stderr.write] as const;
    process.stdout.write = process.stderr.write = () => true;
    try {
      await program.parseAsync(placed, { from: 'user' });
      return [];
    } catch (error) {
      return [shownOf(error)];
    } finally {
      [process.stdout.write, process.stderr.write] = writes;
      process.exitCode = exitCode;
      if (CI !== undefined) process.env.CI = CI;
    }
  });
}

function shownOf(error: unknown): Shown {
  if (error instanceof CommanderError) return { message: error.message, exit: EXIT.badInput };
  if (error instanceof UsageError) return { message: error.message, exit: exitCodeOf(error) };
  if (exitCodeOf(error) === EXIT.bug) throw error;
  const [{ message, allowed, hint }] = (error as { problems: Shown[] }).problems;
  return { message, ...(allowed && { allowed }), ...(hint && { hint }), exit: exitCodeOf(error) };
}

import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { reportFiles } from '../../src/cli/output/report-files.ts';
import { program } from '../../src/cli/program.ts';
import { LOG_FORMAT_KEYS, LOG_FORMATS, type LogFormatKey } from '../../src/event-log/log-formats.ts';
import { PARTS } from '../../src/measures/parts.ts';
import { type FileOf, REPORT_FILES, REPORT_FORMAT_KEYS, REPORT_FORMATS } from '../../src/report/formats.ts';
import { plainScenario } from '../engine/scenarios.ts';
import { policyResult, result } from '../report/results.ts';

const page = readFileSync('docs/reference/command-line.md', 'utf8');
const NO_DOTS = { noticeWindow: null, heardWindow: null, pickupGap: null };
const LINE = {
  title: 'A',
  payer: 'county',
  per: 'booking',
  amount: '$1',
  dollars: 1,
  source: '',
  instead: false,
  mean: 1,
  low: null,
  high: null,
} as const;
const options = [...REPORT_FORMAT_KEYS.filter((key) => REPORT_FORMATS[key].option !== null), 'out'];

describe('the formats of a report', () => {
  test('write exactly the listed files', async () => {
    const written = new Set<string>();
    for (const by of PARTS) {
      const files = await reportFiles({
        result: result([policyResult('p'), policyResult('q', {}, {}, { costLines: [LINE] })], {
          breakdown: { by, policies: [] },
          // The page draws a map of the week only of a run that has one.
          ...(by === 'week' && { replications: 0 }),
        }),
        scenario: plainScenario(),
        single: () => ({ perReplication: [] }),
        page: () => ({ dots: [NO_DOTS, NO_DOTS], story: null }),
      });
      for (const name of files.keys()) written.add(name);
    }
    expect([...written].sort()).toEqual([...REPORT_FILES].sort());
  });

  test('are options of run and result', () => {
    for (const name of ['run', 'result']) {
      const known = program.commands.find((command) => command.name() === name)?.options.map((one) => one.long);
      expect(known).toEqual(expect.arrayContaining(options.map((key) => `--${key}`)));
    }
  });

  test('are in the reference of the command line, and a missing one is found', () => {
    expect(missingFrom(page)).toEqual([]);
    expect(missingFrom(page.replaceAll('`--csv DIR`', ''))).toEqual(['run: csv', 'result: csv']);
  });

  test('a file that is not listed does not compile', () => {
    // @ts-expect-error: the CSV format has no such file.
    const planted: FileOf<'csv'> = 'planted.csv';
    expect(REPORT_FILES).not.toContain(planted);
  });
});

describe('the forms of an event log', () => {
  test('are the choices of export', () => {
    const as = program.commands
      .find((command) => command.name() === 'export')
      ?.options.find(({ long }) => long === '--as');
    expect(as?.argChoices).toEqual(LOG_FORMAT_KEYS);
  });

  test('are in the reference of event logs, each with its ending, and a missing one is found', () => {
    const rows = readFileSync('docs/reference/event-logs.md', 'utf8');
    const missing = (text: string) =>
      LOG_FORMAT_KEYS.filter((key) => !text.includes(`| \`${key}\` | \`${LOG_FORMATS[key].endings[0]}\` |`));
    expect(missing(rows)).toEqual([]);
    expect(missing(rows.replace('| `xes` |', '| `xml` |'))).toEqual(['xes']);
  });

  test('a reader or writer of an unlisted form, or of too few forms, does not compile', () => {
    // @ts-expect-error: Parquet is missing.
    const planted: Record<LogFormatKey, true> = { ocel: true, xes: true, csv: true };
    expect(Object.keys(planted)).not.toEqual(LOG_FORMAT_KEYS);
  });
});

/** The commands and formats that the page's table lacks. */
function missingFrom(text: string): string[] {
  return ['run FILE', 'result ID'].flatMap((command) => {
    const row = text.split('\n').find((line) => line.startsWith(`| \`${command}\` |`)) ?? '';
    return options
      .filter((key) => !new RegExp(`\`--${key}( DIR| FILE)?\``).test(row))
      .map((key) => `${command.split(' ')[0]}: ${key}`);
  });
}

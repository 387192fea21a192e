import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import { SMALL } from '../cli/command-line.ts';
import { Room } from './room.ts';

/** A scenario from somebody else names files that are in its folder but are not what it says. */

/** A word that refusals may show, so that nothing else hides it. */
const SECRET = 'tomorrow';
/** Files that hold a secret, none of them of the kind that the scenario asks for. */
const FILES: Record<string, string> = {
  'words.csv': `${SECRET}\n${SECRET}\n`,
  'settings.csv': `key,value\npassword,${SECRET}\n`,
  'quotes.csv': `a "${SECRET}" b\n"${SECRET}" x ${SECRET}\n`,
  'open-quote.csv': `a,b\n"${SECRET},1\n`,
  'ragged.csv': `${SECRET}\n1,2,${SECRET}\n`,
  'control.csv': `a\u0007${SECRET},b\n1,2\n`,
  'names.csv': `last_name ${SECRET},b\n1,2\n`,
  'bytes.csv': `${SECRET}\u0000\u0001`,
  'settings.json': `{"password": "${SECRET}"}`,
  'list.json': `{"objects": ["${SECRET}"], "${SECRET}": [{"${SECRET}": 1}]}`,
  'broken.json': `{"password": ${SECRET}`,
  'page.xes': `<html><${SECRET} a="${SECRET}">${SECRET}</html>`,
  'log.xes': `<log><string key="${SECRET}" value="${SECRET}"/><${SECRET}></log>`,
  'entity.xes': `<!DOCTYPE a [<!ENTITY ${SECRET} "${SECRET}">]><log>&${SECRET};</log>`,
  'text.parquet': `PAR1${SECRET}`.padEnd(100, SECRET),
  'settings.yaml': `password: ${SECRET}\n`,
  'broken.yaml': `${SECRET}: [${SECRET}\n`,
  'alias.yaml': `a: *${SECRET}\n`,
  'list.yaml': `- ${SECRET}\n`,
  'titled.yaml': `title: ${SECRET}\ndescription: ${SECRET}\n${SECRET}: ${SECRET}\n`,
};

const withBase = (lines: string) => SMALL.replace(/^ {2}booking: .*$/m, lines);
const NAMED: Record<string, (file: string) => string> = {
  column: (file) => {
    const empirical = `{ csv: ${file}, column: minutes, unit: min }`;
    return SMALL.replace('base:\n', `base:\n  agentArrival: { patience: { empirical: ${empirical} } }\n`);
  },
  dailyCounts: (file) => withBase(`  booking: { dailyCounts: { csv: ${file}, date: day, count: booked } }`),
  times: (file) => withBase(`  booking: { times: { csv: ${file}, column: bookedAt } }`),
  log: (file) => withBase(`  booking: { log: ${file} }`),
  policy: (file) => SMALL.replace('practice: {}', `practice: { policy: ./${file} }`),
};
const LOGS = /\.(csv|json|xes|parquet)$/;
const FITTING: Record<string, RegExp> = { column: /./, dailyCounts: /./, times: /./, log: LOGS, policy: /\.yaml$/ };

let room: Room;
beforeAll(() => {
  room = new Room();
  for (const [name, text] of Object.entries(FILES)) room.write(name, text);
});
afterAll(() => room.remove());

async function said(text: string): Promise<string> {
  const error = await loadScenario(room.write('scenario.yaml', text)).catch((found: unknown) => found);
  if (!(error instanceof InputError)) throw new Error(`not refused: ${error}`);
  return renderProblems(error);
}

const cases = Object.keys(NAMED).flatMap((key) =>
  Object.keys(FILES)
    .filter((file) => FITTING[key].test(file))
    .map((file): [key: string, file: string] => [key, file]),
);

describe('nothing is shown of a file that a scenario names, unless it is what was asked for', () => {
  test.each(cases)('%s: %s', async (key, file) => {
    const shown = await said(NAMED[key](file));
    expect(shown).not.toContain(SECRET);
    // What is wrong is said where the scenario names the file.
    expect(shown).toMatch(/scenario\.yaml:\d+:\d+: /);
    expect(shown).toContain(file);
  });

  test('an ending that no log has', async () => {
    expect(await said(NAMED.log('settings.yaml'))).toContain('a log whose name ends in ".yaml" cannot be read');
  });

  test('planted fault: a file with the column is shown, and so would the others be', async () => {
    room.write('stays.csv', 'minutes\nunknown\n');
    expect(await said(NAMED.column('stays.csv'))).toContain('    2 | unknown');
  });
});

describe('a legitimate file still has a helpful refusal', () => {
  test('a misspelt column has the nearest name, and nothing else of the header', async () => {
    room.write('near.csv', `minuets,${SECRET}\n1,2\n`);
    const shown = await said(NAMED.column('near.csv'));
    expect(shown).toContain('there is no column "minutes"\n');
    expect(shown).toContain('did you mean "minuets"?');
    expect(shown).toContain('allowed: one of its 2 columns');
    expect(shown).not.toContain(SECRET);
  });

  test('a column of one letter draws no name out of the header', async () => {
    room.write('short.csv', 'pw,b\n1,2\n');
    const shown = await said(NAMED.column('short.csv').replace('column: minutes', 'column: x'));
    expect(shown).not.toMatch(/did you mean/);
  });

  test('a preset with a slip is shown', async () => {
    room.write('slip.yaml', 'titel: A slip\ndescription: D\nsource: S\nchanges: { releaseNotice.hold.rule: upTo }\n');
    expect(await said(NAMED.policy('slip.yaml'))).toContain('    1 | titel: A slip');
  });

  test('a preset that is not valid YAML has the line', async () => {
    room.write('tab.yaml', 'title: A\n\tdescription: B\n');
    expect(await said(NAMED.policy('tab.yaml'))).toContain('tab.yaml: line 2 is not valid YAML');
  });
});

import { readFileSync } from 'node:fs';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { type LoadedScenario, loadScenarioText } from '../../src/scenario/load.ts';

/** The texts that tests of scenario files start from. */

export const FIRST_LOOK = readFileSync('scenarios/first-look.yaml', 'utf8');

/** A name in the folder of fixtures, so that CSV paths are found there. */
const FILE = 'test/fixtures/scenarios/scenario.yaml';

/** The smallest scenario, with more lines below `base` and for the policy `other`. */
export function scenario(base = '', changes = '', settings = ''): string {
  return [
    'title: Test',
    'zone: America/Chicago',
    'start: 2018-01-01',
    'length: 7 days',
    ...(settings === '' ? [] : [settings]),
    'base:',
    ...(base.includes('booking:') ? [] : ['  booking: { rate: 6 per day }']),
    ...(base === '' ? [] : [base]),
    'policies:',
    '  practice: {}',
    ...(changes === '' ? [] : ['  other:', '    changes:', changes]),
    '',
  ].join('\n');
}

export function load(text: string, file = FILE): Promise<LoadedScenario> {
  return loadScenarioText(Buffer.from(text), file);
}

/** The problems as a terminal shows them; fails if there are none. */
export async function refusal(text: string, file = FILE): Promise<string> {
  try {
    await load(text, file);
  } catch (error) {
    if (error instanceof InputError) return renderProblems(error);
    throw error;
  }
  throw new Error('the scenario was accepted');
}

/** line:column: message of each problem. */
export async function problems(text: string, file = FILE): Promise<string[]> {
  try {
    await load(text, file);
  } catch (error) {
    if (error instanceof InputError)
      return error.problems.map(({ line, column, message }) => `${line}:${column}: ${message}`);
    throw error;
  }
  return [];
}

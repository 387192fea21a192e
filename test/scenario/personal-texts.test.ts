import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import { personalInScenario } from '../../src/scenario/checks/personal-in-scenario.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';
import { readYaml } from '../../src/scenario/text/read-yaml.ts';

const SCENARIO = `title: Test
description: A test.
zone: America/Chicago
start: 2018-01-01
length: 7 days
sources:
  a: A report
base:
  booking: { rate: 6 per day }
  facilities:
    north: { share: 50 %, travel: { value: 1 h, source: a, note: measured } }
    south: { share: 50 %, travel: 1 h }
policies:
  practice: { title: As now, source: a }
`;

/** The refusal of the scenario with one text in place of another. */
async function refusal(now: string, then: string): Promise<string> {
  expect(SCENARIO).toContain(now);
  try {
    await loadScenarioText(Buffer.from(SCENARIO.replace(now, then)), 'my.yaml');
  } catch (error) {
    if (error instanceof InputError) return renderProblems(error);
    throw error;
  }
  return 'accepted';
}

describe('a text of a scenario that looks like personal data is refused', () => {
  test.each([
    ['the title', 'title: Test', 'title: Release of Maria Quill', 1, 'a person’s name'],
    ['the title, a whole name', 'title: Test', 'title: Quill, Maria', 1, 'a person’s name'],
    ['the description', 'A test.', 'Mail x.quill@example.org about it.', 2, 'an e-mail address'],
    ['a source', 'A report', 'The file of A012-345-678', 7, 'an alien number'],
    ['a facility', 'north:', 'Maria Lopez:', 11, 'a person’s name'],
    ['a note on a value', 'note: measured', 'note: SSN 123-45-6789', 11, 'a social security number'],
    ['the title of a policy', 'As now', 'for Maria Quill', 14, 'a person’s name'],
    ['a policy', 'practice:', 'DOB 1981-03-04:', 14, 'a birth date'],
    ['the source of a policy', 'source: a }', 'source: "born 3/4/1981" }', 14, 'a birth date'],
  ])('%s', async (_, now, then, line, kind) => {
    const text = await refusal(now, then);
    expect(text).toMatch(new RegExp(`^my\\.yaml:${line}:\\d+: refused: .* \\(not shown\\) looks like ${kind}`));
    expect(text).not.toMatch(/Maria|Quill|Lopez|012|123|1981/);
  });

  test('and nothing else is said about it, since another message could show it', async () => {
    const text = await refusal('title: Test', 'title: Release of Maria Quill\nlenght: Maria Quill');
    expect(text).not.toMatch(/Maria|Quill|lenght/);
  });
});

describe('a file that is not valid YAML could not be judged, so a line that looks personal is not shown', () => {
  test.each([
    ['a title', 'title: Test', 'title: "Release of Maria Quill" x'],
    ['a name as a whole value', 'title: Test', "title: 'Quill, Maria' x"],
    ['in a list', 'title: Test', 'title: [a, Maria Quill]]'],
    ['a comment', 'title: Test', 'title: "a" b # for Maria Quill'],
    ['a name as a directive', 'title: Test', '%Maria Quill'],
    ['an alien number', 'title: Test', 'title: "A012-345-678" x'],
  ])('%s', async (_, now, then) => {
    const text = await refusal(now, then);
    expect(text).toContain('the text here (not shown) cannot be read');
    expect(text).not.toMatch(/Maria|Quill|012/);
  });

  test('an ordinary line is', async () => {
    expect(await refusal('title: Test', 'title: "a" Notices of release')).toContain('Notices of release');
  });
});

test('a control character in a note is reported once', async () => {
  const text = await refusal('note: measured', 'note: "a\\u0007b"');
  expect(text).toContain('1 problem in');
});

describe('what cites or names a place is accepted', () => {
  test.each([
    ['A report', 'Maria Quill and Xan Roe, "Title", Star Tribune, 2018-01-01'],
    ['A test.', 'After Maria Quill v. Roe County, jails no longer hold.'],
    ['north:', 'Joe Corley:'],
    ['north:', 'Charles Mix:'],
    ['As now', '"Bond, Surety"'],
  ])('%s: %s', async (now, then) => {
    await expect(refusal(now, then)).resolves.toBe('accepted');
  });

  test.each(globSync('scenarios/**/*.yaml').filter((file) => !file.endsWith('.expect.yaml')))('%s', (file) => {
    const { tree, problemAt } = readYaml(readFileSync(file, 'utf8'), file);
    expect(personalInScenario(tree!, problemAt)).toEqual([]);
  });
});

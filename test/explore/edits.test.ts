import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Control, inWords } from '../../src/explore/controls/control.ts';
import { controlsOf } from '../../src/explore/controls/controls.ts';
import { EmbeddedScenario } from '../../src/explore/edited-run.ts';
import { editedYaml } from '../../src/explore/edited-yaml.ts';
import type { Edits } from '../../src/explore/edits.ts';
import { embeddable } from '../../src/explore/embed.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { decisiveText } from '../../src/resolved/decisive-text.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { sha256Of } from '../../src/scenario/files/sha256.ts';
import { scenario } from '../scenario/scenario-text.ts';

const SCENARIOS = [
  'hennepin.yaml',
  'first-look.yaml',
  'every-regime.yaml',
  ...readdirSync('scenarios/classroom')
    .filter((name) => /^\d.*[a-z]\.yaml$/.test(name) && !name.includes('expect'))
    .map((name) => `classroom/${name}`),
].map((name) => `scenarios/${name}`);

async function opened(file: string, text = readFileSync(file, 'utf8')) {
  const bytes = Buffer.from(text);
  const files = filesOnDisk(file);
  const { written, embedded } = await embeddable({ file, text, sha256: sha256Of(bytes) }, files);
  return { written, embedded, page: new EmbeddedScenario(embedded), controls: await controlsOf(written, files) };
}

/** Some value that the control offers, beside the written one. */
function anyValue({ form }: Control): fc.Arbitrary<string> {
  if (form.kind === 'choice') return fc.constantFrom(...form.choices);
  if (form.kind === 'text')
    return fc.constantFrom(...(form.suggestions.length > 0 ? form.suggestions : ['1 h', '5–90 min']));
  const steps = Math.floor((form.high - form.low) / form.step + 1e-9);
  return fc.nat(steps).map((step) => inWords(form.low + step * form.step, form));
}

const editsOf = (controls: readonly Control[]): fc.Arbitrary<Edits> =>
  fc
    .subarray([...controls])
    .chain((some) =>
      fc.tuple(
        ...some.map((control) => anyValue(control).map((text) => ({ path: control.path, keys: control.keys, text }))),
      ),
    );

/** What decides the figures of an edited scenario, or why it is refused: some values do not go together. */
async function outcomeOf(page: EmbeddedScenario, edits: Edits): Promise<string | string[]> {
  try {
    return decisiveText((await page.edited(edits)).plan.scenario);
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ message }) => message);
    throw error;
  }
}

describe.each(SCENARIOS)('edits of %s', (file) => {
  test('that its controls offer give the same scenario, or the same refusal, as the copied YAML', async () => {
    const { page, controls, embedded, written } = await opened(file);
    await fc.assert(
      fc.asyncProperty(editsOf(controls), async (edits) => {
        const yaml = editedYaml(embedded.text, written, edits);
        const copied = new EmbeddedScenario({ ...embedded, text: yaml });
        expect(await outcomeOf(copied, [])).toEqual(await outcomeOf(page, edits));
      }),
      { numRuns: 8 },
    );
  });

  test('with the written values change nothing', async () => {
    const { page, controls } = await opened(file);
    const edits = controls.map(({ path, keys, written }) => ({ path, keys, text: written }));
    const [edited, plain] = [await page.edited(edits), await page.edited([])];
    expect(decisiveText(edited.plan.scenario)).toBe(decisiveText(plain.plan.scenario));
  });
});

describe('an edit', () => {
  const keys = ['base', 'agentArrival', 'teams', 'hours'];
  const path = 'agentArrival.teams.hours';

  test.each([
    ['8–5', 'has more than one meaning'],
    ['[1, 2', 'not valid YAML'],
    ['', 'is empty'],
    ['{ csv: secret.csv }', 'expected opening hours'],
  ])('%s is refused in the loader’s words, under the name of its control', async (text, why) => {
    const { page } = await opened('scenarios/first-look.yaml');
    const refused = await page.edited([{ path, keys, text }]).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(InputError);
    const [problem] = (refused as InputError).problems;
    expect(problem.file).toBe(path);
    expect(`${problem.message} ${problem.allowed}`).toContain(why);
  });

  test('of a value that the scenario leaves out keeps the rest of its default', async () => {
    const { page } = await opened('scenario.yaml', scenario());
    const { plan } = await page.edited([
      { path: 'agentArrival.teams.count', keys: ['base', 'agentArrival', 'teams', 'count'], text: '7' },
    ]);
    expect(plan.scenario.policies[0].agentArrival.teams).toEqual([expect.objectContaining({ count: 7 })]);
  });

  test('cannot name a file that the page does not contain', async () => {
    const { page } = await opened('scenarios/first-look.yaml');
    const csv = '{ empirical: { csv: /etc/passwd, column: a, unit: min } }';
    const edit = { path: 'agentArrival.patience', keys: ['base', 'agentArrival', 'patience'], text: csv };
    const refused = await page.edited([edit]).catch((error: unknown) => error);
    expect((refused as InputError).problems[0].message).toContain('the page does not contain this file');
  });
});

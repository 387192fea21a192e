import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { InputError, renderProblems } from '../../src/refusals/input-error.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { loadTree } from '../../src/scenario/load-tree.ts';
import { hasPath, withValues } from '../../src/scenario/policies/with-values.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { scenario } from './scenario-text.ts';

const FILE = 'test/fixtures/scenarios/scenario.yaml';

const read = (text: string, file = FILE) => readScenario(text, file);

async function edited(text: string, values: Record<string, string>, file = FILE) {
  return loadTree(withValues(read(text, file), values), filesOnDisk(file));
}

async function refused(text: string, values: Record<string, string>): Promise<string> {
  const error = await edited(text, values).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof InputError) return renderProblems(error);
  throw error ?? new Error('the scenario was accepted');
}

describe('a scenario with another value', () => {
  // Each pair is the same scenario: one with the value edited, one with the value in its text.
  test.each([
    [
      'in the base',
      scenario('  agentArrival: { noShow: 5 % }'),
      { 'agentArrival.noShow': '7 %' },
      scenario('  agentArrival: { noShow: 7 % }'),
    ],
    [
      'that the base leaves out',
      scenario(),
      { 'agentArrival.teams.count': '3' },
      scenario('  agentArrival: { teams: { count: 3, hours: Mon–Fri 08:00–16:30 except holidays } }'),
    ],
    [
      'of a policy',
      scenario('', '      releaseNotice.notice.lead: 24 h'),
      { 'other: releaseNotice.notice.lead': '12 h' },
      scenario('', '      releaseNotice.notice.lead: 12 h'),
    ],
    [
      'that a policy did not change',
      scenario('', '      releaseNotice.notice.lead: 24 h'),
      { 'other:agentArrival.noShow': '9 %', 'practice: agentArrival.noShow': '8 %' },
      `${scenario('', '      releaseNotice.notice.lead: 24 h\n      agentArrival.noShow: 9 %')}`.replace(
        'practice: {}',
        'practice: { changes: { agentArrival.noShow: 8 % } }',
      ),
    ],
    [
      'in a section that a policy changes as a whole',
      scenario('', '      agentArrival.teams: { count: 3, hours: always }'),
      { 'other: agentArrival.teams.count': '4' },
      scenario('', '      agentArrival.teams: { count: 4, hours: always }'),
    ],
    ['of the file', scenario(), { length: '9 days' }, scenario().replace('7 days', '9 days')],
    [
      'with its own source, or a whole section',
      scenario(),
      { 'agentArrival.noShow': '{ value: 7 %, source: a count }', 'releaseNotice.hold': '{ rule: upTo, limit: 24 h }' },
      scenario(
        '  agentArrival: { noShow: { value: 7 %, source: a count } }\n' +
          '  releaseNotice: { hold: { rule: upTo, limit: 24 h } }',
      ),
    ],
  ])('%s is the scenario whose file has it', async (_, text, values, same) => {
    const [found, wanted] = [await edited(text, values), await loadTree(read(same), filesOnDisk(FILE))];
    expect(withoutChanges(found.resolved)).toEqual(withoutChanges(wanted.resolved));
    const valued = ({ basis, source, ...value }: (typeof found.assumptions)[number]) => [JSON.stringify(value), basis];
    const changedPaths = Object.keys(values).map((path) => path.replace(/^.*:\s*/, ''));
    const about = (all: typeof found.assumptions) =>
      all.filter(({ path }) => changedPaths.includes(path) && !path.startsWith('agentArrival.teams')).map(valued);
    expect(about(found.assumptions)).toEqual(about(wanted.assumptions));
  });

  test('keeps the other entries of a map that the file leaves out', async () => {
    const { resolved } = await edited(scenario(), { 'releaseNotice.reasons.bail.knownAhead': '77 min' });
    const { reasons } = resolved.policies[0].releaseNotice;
    const usual = (await loadTree(read(scenario()), filesOnDisk(FILE))).resolved.policies[0].releaseNotice.reasons;
    expect(reasons.map(({ name }) => name)).toEqual(usual.map(({ name }) => name));
    expect(reasons.filter((reason, i) => JSON.stringify(reason) !== JSON.stringify(usual[i]))).toMatchObject([
      { name: 'bail', knownAhead: { seconds: 77 * 60 } },
    ]);
  });

  test('loses the source of what it replaces, and its range', async () => {
    const text = scenario('  agentArrival: { noShow: { value: 5 %, range: [1 %, 9 %], source: a count } }');
    const { assumptions } = await edited(text, { 'agentArrival.noShow': '7 %' });
    expect(assumptions.find(({ path }) => path === 'agentArrival.noShow')).toEqual({
      path: 'agentArrival.noShow',
      value: '7 %',
      basis: 'assumption',
      source: '',
      from: 'file',
    });
  });

  test.each(['hennepin', 'first-look', 'every-regime', 'classroom/3-after-hours'])(
    'changes nothing in %s where each value is written as it is',
    async (name) => {
      const file = `scenarios/${name}.yaml`;
      const written = read(readFileSync(file, 'utf8'), file);
      const { resolved, assumptions } = await loadTree(written, filesOnDisk(file));
      const same = assumptions
        .filter(({ value }) => !value.includes(' ('))
        .map(({ path, policy, value }) => [policy === undefined ? path : `${policy}: ${path}`, yamlOf(value)] as const)
        .filter(([path]) => hasPath(written.tree, path));
      expect(same.length).toBeGreaterThan(50);
      const again = await edited(readFileSync(file, 'utf8'), Object.fromEntries(same), file);
      expect(withoutChanges(again.resolved)).toEqual(withoutChanges(resolved));
    },
  );
});

describe('a value that is refused', () => {
  test('is shown under its path, with the words of the loader', async () => {
    const text = await refused(scenario('', '      releaseNotice.notice.lead: 24 h'), {
      'other: releaseNotice.notice.lead': '12 hous',
    });
    expect(text).toContain('other: releaseNotice.notice.lead:1:1: ');
    expect(text).toContain('12 hous');
    expect(text).toContain('^^^^^^^');
  });

  test('is not hidden by what is wrong with another', async () => {
    const text = await refused(scenario(), { 'agentArrival.noShow': '700 %', 'agentArrival.teams.count': '' });
    expect(text).toContain('agentArrival.noShow:1:1');
    expect(text).toContain('agentArrival.teams.count:1:1');
  });

  test('is refused at once where it is not YAML', () => {
    expect(() => withValues(read(scenario()), { 'agentArrival.noShow': '[7 %' })).toThrow(InputError);
  });
});

test.each(['agentArrival.teems', 'nobody: agentArrival.noShow', 'agentArrival.noShow.more', 'other.changes.x', ''])(
  'the path %j is unknown',
  (path) => {
    const written = read(scenario('', '      releaseNotice.notice.lead: 24 h'));
    expect(hasPath(written.tree, path)).toBe(false);
    expect(() => withValues(written, { [path]: '3' })).toThrow(RangeError);
  },
);

/** A text with signs that YAML reads as its own needs quotes. */
function yamlOf(value: string): string {
  return /^[{[]/.test(value) || !/: |#|^["'&*!|>%@]/.test(value) ? value : JSON.stringify(value);
}

/** What a policy changes is listed as it was written. */
function withoutChanges({ policies, ...rest }: ResolvedScenario): object {
  return { ...rest, policies: policies.map(({ changes: _, ...policy }) => policy) };
}

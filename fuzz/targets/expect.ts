import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { bindClaims } from '../../src/check/expect/bind-claims.ts';
import type { BoundClaim } from '../../src/check/expect/claim.ts';
import { type ExpectFile, readExpectFile } from '../../src/check/expect/read-expect.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { loadScenario } from '../../src/scenario/load.ts';
import type { Draws } from '../frame/draws.ts';
import { ensure, type OpenTarget, type Target } from '../frame/target.ts';
import { mutatedText } from '../mutations/bytes.ts';
import { nastyScenarioValue, SCENARIO_TOKENS } from '../mutations/nasty-yaml.ts';
import { asJson, asYaml, type Tree, treeOf } from '../mutations/tree.ts';
import { donorsOf, mutated, type Vocabulary } from '../mutations/tree-mutations.ts';
import { project, projectText } from '../seeds/project.ts';
import { checkNumbers } from './plain-numbers.ts';

/** Scenarios that are loaded in some milliseconds; their expect files are next to them. */
const SCENARIOS = ['first-look', 'first-question', 'classroom/1-window', 'classroom/2-voice-mail', 'hennepin'];

interface Seed {
  text: string;
  tree: Tree;
}

interface Read {
  expected: ExpectFile;
  claims: BoundClaim[];
  scenario: ResolvedScenario;
}

export const expect: Target = {
  name: 'expect',
  about: 'expect files: what is claimed of a scenario',
  mostMilliseconds: 2000,
  async open(room): Promise<OpenTarget<Read>> {
    const seeds = SCENARIOS.map((name) => seedOf(projectText(`scenarios/${name}.expect.yaml`)));
    const scenarios = new Map<string, ResolvedScenario>();
    for (const name of SCENARIOS)
      scenarios.set(`${basename(name)}.yaml`, (await loadScenario(project(`scenarios/${name}.yaml`))).resolved);
    const [first] = scenarios.values();
    const donors = donorsOf(seeds.map(({ tree }) => tree));
    const keys = [...donors.keys()].sort();
    const vocabulary: Vocabulary = { donors, keys, nasty: nastyScenarioValue, deepest: 3000 };
    const file = join(room, 'a.expect.yaml');
    return {
      make: (draws) => ({ name: 'a.expect.yaml', bytes: changed(draws.pick(seeds), draws, vocabulary) }),
      async read({ bytes }) {
        writeFileSync(file, bytes);
        const expected = await readExpectFile(file);
        const scenario = scenarios.get(basename(expected.scenarioFile)) ?? first;
        return { expected, claims: bindClaims(expected, scenario), scenario };
      },
      async check({ expected, claims, scenario }) {
        const { from, atMost, budgetSeconds } = expected;
        checkNumbers([from, atMost, budgetSeconds, claims.map(({ bounds, place }) => [bounds, place])], 'expected');
        ensure(from >= 1 && from <= atMost, () => `the first look has ${from} replications, the last ${atMost}`);
        for (const { bounds, policyIndex, againstIndex } of claims) {
          const { least, most } = bounds;
          ensure(least === null || most === null || least <= most, () => 'a claim allows no figure');
          for (const index of [policyIndex, againstIndex ?? 0])
            ensure(scenario.policies[index] !== undefined, () => 'a claim is about a policy that there is not');
        }
        const again = await readExpectFile(file);
        ensure(isDeepStrictEqual(again.claims, expected.claims), () => 'read again, the claims are others');
        return ['bound', 'read again'];
      },
    };
  },
};

function seedOf(text: string): Seed {
  return { text, tree: treeOf(parse(text)) };
}

function changed({ text, tree }: Seed, draws: Draws, vocabulary: Vocabulary): Buffer {
  if (draws.oneIn(6)) return mutatedText(text, draws, SCENARIO_TOKENS);
  const other = mutated(tree, draws, vocabulary);
  const written = draws.oneIn(2) ? asJson(other) : asYaml(other);
  return draws.oneIn(20) ? mutatedText(written, draws, SCENARIO_TOKENS) : Buffer.from(written);
}

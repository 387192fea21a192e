import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LoadedScenario, loadScenarioText } from '../../src/scenario/load.ts';
import type { Draws } from '../frame/draws.ts';
import type { Input, OpenTarget, Target } from '../frame/target.ts';
import { mutatedText } from '../mutations/bytes.ts';
import { nastyScenarioValue, SCENARIO_TOKENS } from '../mutations/nasty-yaml.ts';
import { asJson, asYaml, slotsOf } from '../mutations/tree.ts';
import { donorsOf, mutated, type Vocabulary } from '../mutations/tree-mutations.ts';
import { fillRoom, presetSeeds, type Seed, scenarioSeeds } from '../seeds/scenarios.ts';
import { checkScenario } from './scenario-checks.ts';

/** A policy preset is read by a scenario that names it. */
const WITH_PRESET = 'preset.yaml';

export const yaml: Target = {
  name: 'yaml',
  about: 'scenario files and policy presets',
  mostMilliseconds: 3000,
  async open(outside): Promise<OpenTarget<LoadedScenario>> {
    const room = join(outside, 'scenario');
    mkdirSync(room);
    await fillRoom(room);
    const [scenarios, presets] = [scenarioSeeds(), presetSeeds()];
    const naming = scenarios.find(({ text }) => text.includes('./preset.yaml'))!;
    const vocabulary = vocabularyOf([...scenarios, ...presets]);
    return {
      make(draws) {
        const isPreset = draws.oneIn(8);
        const seed = draws.weighted((isPreset ? presets : scenarios).map((one) => [one.weight, one]));
        return { name: isPreset ? WITH_PRESET : 'scenario.yaml', bytes: changed(seed, draws, vocabulary) };
      },
      read({ name, bytes }) {
        const file = join(room, 'scenario.yaml');
        if (!name.endsWith(WITH_PRESET)) return loadScenarioText(bytes, file);
        writeFileSync(join(room, 'preset.yaml'), bytes);
        return loadScenarioText(Buffer.from(naming.text), file);
      },
      async check(loaded, input, draws) {
        const again = input.name.endsWith(WITH_PRESET) ? Buffer.from(naming.text) : input.bytes;
        return checkScenario(loaded, { draws, room, bytes: again });
      },
    };
  },
};

function vocabularyOf(seeds: readonly Seed[]): Vocabulary {
  const donors = donorsOf(seeds.map(({ tree }) => tree));
  return { donors, keys: [...donors.keys()].sort(), nasty: nastyScenarioValue, deepest: 3000 };
}

function changed({ text, tree }: Seed, draws: Draws, vocabulary: Vocabulary): Input['bytes'] {
  if (draws.oneIn(5)) return mutatedText(text, draws, SCENARIO_TOKENS);
  const other = mutated(tree, draws, vocabulary);
  // Flow style is JSON, which YAML contains. It is written and read in half the time.
  const written = slotsOf(other).length > 500 || draws.oneIn(2) ? asJson(other) : asYaml(other);
  return draws.oneIn(20) ? mutatedText(written, draws, SCENARIO_TOKENS) : Buffer.from(written);
}

import { join } from 'node:path';
import { type ReadLog, readLog } from '../../src/event-log/read/read-log.ts';
import type { Draws } from '../frame/draws.ts';
import { fileOf } from '../frame/given-bytes.ts';
import type { OpenTarget, Target } from '../frame/target.ts';
import { mutatedText } from '../mutations/bytes.ts';
import { JSON_TOKENS, nastyJson } from '../mutations/nasty-json.ts';
import { asJson, type Tree, treeOf } from '../mutations/tree.ts';
import { donorsOf, mutated, type Vocabulary } from '../mutations/tree-mutations.ts';
import { firstLook, smallerLogs, written } from '../seeds/logs.ts';
import { checkLog, ZONE } from './log-checks.ts';

export const ocel: Target = {
  name: 'ocel',
  about: 'event logs in OCEL 2.0 JSON',
  mostMilliseconds: 2000,
  async open(room): Promise<OpenTarget<ReadLog>> {
    const scenario = await firstLook();
    const texts = (await smallerLogs()).map((log) => written(log, 'ocel', room).toString());
    const trees = texts.map((text) => treeOf(JSON.parse(text)));
    const donors = donorsOf(trees);
    const vocabulary: Vocabulary = { donors, keys: [...donors.keys()].sort(), nasty: nastyJson, deepest: 60_000 };
    const file = join(room, 'log.json');
    return {
      make: (draws) => ({ name: 'log.json', bytes: changed(draws.pick(trees), draws, vocabulary) }),
      read: ({ bytes }) => readLog(fileOf(file, bytes), ZONE),
      check: (log, _input, draws) => checkLog(log, { form: 'ocel', draws, room, scenario }),
    };
  },
};

function changed(tree: Tree, draws: Draws, vocabulary: Vocabulary): Buffer {
  if (draws.oneIn(6)) return mutatedText(asJson(tree), draws, JSON_TOKENS);
  const text = asJson(mutated(tree, draws, vocabulary));
  return draws.oneIn(20) ? mutatedText(text, draws, JSON_TOKENS) : Buffer.from(text);
}

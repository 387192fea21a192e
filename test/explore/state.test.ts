import { describe, expect, test } from '@jest/globals';
import type { Edits } from '../../src/explore/edits.ts';
import type { ExploreData } from '../../src/page/explore/explore-data.ts';
import type { RunQueue } from '../../src/page/explore/run-queue.ts';
import { Explored } from '../../src/page/explore/state.ts';

const PATH = 'agentArrival.teams.count';
const keys = ['base', 'agentArrival', 'teams', 'count'];
const data = {
  controls: [{ path: PATH, keys, written: '2' }],
  embedded: { replications: 4 },
} as unknown as ExploreData;

/** A page whose workers answer only what the test lets them answer. */
function begun() {
  const asked: { kind: string; edits: Edits }[] = [];
  const ask = (kind: string) => (edits: Edits) => asked.push({ kind, edits });
  const queue = {
    run: ask('run'),
    yaml: ask('yaml'),
    compare: (pinned: Edits, edits: Edits) => asked.push({ kind: 'compare', edits: [...pinned, ...edits] }),
    follow: (question: { kind: string }, edits: Edits) => ask(question.kind)(edits),
  } as unknown as RunQueue;
  const address = { projector: false, embed: false, locked: new Set<string>(), unknown: [] };
  const explored = new Explored(data, address, { scenario: 'd80fa39a', paths: new Set([PATH]) });
  explored.start(queue, '');
  const lastOf = (kind: string) => asked.findLastIndex((one) => one.kind === kind) + 1;
  return { explored, lastOf };
}

describe('the scenario as YAML', () => {
  test('is shown when it comes', () => {
    const { explored, lastOf } = begun();
    explored.writeYaml();
    explored.answered({ kind: 'yaml', change: lastOf('yaml'), text: 'teams: 2' });
    expect(explored.yaml.value).toBe('teams: 2');
  });

  test('is not shown if a value was changed before it came', () => {
    const { explored, lastOf } = begun();
    explored.writeYaml();
    explored.set(PATH, '3');
    explored.answered({ kind: 'yaml', change: lastOf('yaml'), text: 'teams: 2' });
    expect(explored.yaml.value).toBeNull();
  });

  test('is that of the last time it was asked for', () => {
    const { explored, lastOf } = begun();
    explored.writeYaml();
    const first = lastOf('yaml');
    explored.set(PATH, '3');
    explored.writeYaml();
    explored.answered({ kind: 'yaml', change: first, text: 'teams: 2' });
    expect(explored.yaml.value).toBeNull();
    explored.answered({ kind: 'yaml', change: lastOf('yaml'), text: 'teams: 3' });
    expect(explored.yaml.value).toBe('teams: 3');
  });
});

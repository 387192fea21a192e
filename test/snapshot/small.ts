import { loadScenarioText } from '../../src/scenario/load.ts';
import type { Snapshot } from '../../src/snapshot/snapshot.ts';
import { takeSnapshot } from '../../src/snapshot/take-snapshot.ts';
import { snapshotText } from '../../src/snapshot/write-snapshot.ts';

/** Two weeks of a small jail under two policies. */
export const SMALL = `title: A small jail
zone: America/Chicago
start: 2018-01-01
length: 14 days
warmUp: 1 day
coolDown: 1 day
replications: 4
base: { booking: { rate: 20 per day, foreignBorn: 50 % }, agentArrival: { noShow: 5 % } }
policies:
  practice: {}
  advance: { changes: { releaseNotice.notice.rule: advance, releaseNotice.notice.lead: 24 h } }
`;

export const WATCH = { workers: 1, stop: new AbortController().signal, onProgress: () => undefined };

const all = new Map<string, Promise<Snapshot>>();

/** The snapshot of a scenario's text; the same one each time. */
export function taken(text = SMALL, how: { seed?: number; replications?: number } = {}): Promise<Snapshot> {
  const key = JSON.stringify([text, how]);
  const known = all.get(key) ?? takenNow(text, how);
  all.set(key, known);
  return known;
}

async function takenNow(text: string, how: { seed?: number; replications?: number }): Promise<Snapshot> {
  const loaded = await loadScenarioText(Buffer.from(text), 'small.yaml');
  const snapshot = await takeSnapshot(loaded, { scenario: 'small.yaml', because: 'a test' }, { ...WATCH, ...how });
  if (snapshot === null) throw new Error('Nothing stopped it, so there is a snapshot.');
  return snapshot;
}

export async function takenText(text = SMALL): Promise<string> {
  return snapshotText(await taken(text));
}

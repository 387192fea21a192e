import type { Observation } from '../../src/calibrate/observation.ts';
import { type Draw, runDraws } from '../../src/calibrate/run-draws.ts';
import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { loadTree } from '../../src/scenario/load-tree.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';
import { rangesIn } from '../../src/scenario/text/unknowns.ts';

/** A small jail in which three values decide most of what is counted. */
export const SMALL = `title: A small jail
zone: America/Chicago
start: 2018-01-01
length: 28 days
warmUp: 2 days
coolDown: 2 days
base:
  facilities: { jail: { travel: 30 min, clearing: 1–2 h } }
  booking: { rate: 5 per day, foreignBorn: 100 % }
  detainer:
    bookingCall: { rule: everyForeignBorn, delay: 0 h }
    issue: { probability: 100 %, delay: 0 h }
  releaseNotice:
    channel: { phone: { hours: always, answered: { value: 50 %, range: [20 %, 95 %] }, voiceMailDelay: 6 h } }
    reasons: { any: { weight: 100 %, custody: 12–24 h } }
  agentArrival:
    teams: { count: 4, hours: always }
    decline: { value: 20 %, range: [0 %, 60 %] }
    noShow: { value: 10 %, range: [0 %, 40 %] }
policies:
  practice: {}
  none:
    changes: { releaseNotice.notice.rule: none }
`;

export const FILE = 'scenarios/small.yaml';
export const written = readScenario(SMALL, FILE);
const files = filesOnDisk(FILE);

export const observationOf = (subject: Observation['subject'], seen: Observation['seen']): Observation => ({
  subject,
  unit: 'share',
  policy: 'practice',
  seen,
  written: seen.kind === 'count' ? `${seen.count} of ${seen.of}` : '',
  source: 'planted',
  line: 2,
});

export const OUTCOMES_SEEN = (['declined', 'noShow', 'noticeUnheard'] as const).map(
  (outcome): Observation['subject'] => ({
    kind: 'outcome',
    outcome,
    of: 'detainers',
  }),
);

/** Draws for a run of `days`. */
export function drawn(
  observed: readonly Observation[],
  { draws, seed, replications, days }: { draws: number; seed: number; replications: number; days: number },
): Promise<Draw[]> {
  const load = async (places: number[]) => ({ ...(await loadTree(written, files, places)).resolved, days });
  return runDraws(rangesIn(written.tree).length, load, observed, {
    draws,
    replications,
    seed,
    workers: () => 1,
    stop: new AbortController().signal,
    onProgress() {},
  });
}

import { filesOnDisk } from '../../src/scenario/files/files-on-disk.ts';
import { readScenario } from '../../src/scenario/steps/read.ts';

const FILE = 'scenarios/first-look.yaml';
export const files = filesOnDisk(FILE);
export const written = (text: string) => readScenario(text, FILE);

/** Everything is certain but whether the agency declines: the pickup rate is 1 − decline. */
export const CERTAIN = `
title: Only declining decides
zone: America/Chicago
start: 2018-01-01
length: 14 days
warmUp: 0 days
coolDown: 0 days
base:
  facilities: { jail: { travel: 10 min, clearing: 2 h } }
  booking: { rate: 20 per day, foreignBorn: 100 % }
  detainer:
    bookingCall: { rule: everyForeignBorn, delay: 0 h }
    issue: { probability: 100 %, delay: 0 h }
  releaseNotice:
    channel: { phone: { hours: always, answered: 100 % } }
  agentArrival:
    teams: { count: 500, hours: always }
    noShow: 0 %
    otherExit: 0 %
    decline: 80 %
policies:
  practice: {}
  other: { changes: { releaseNotice.notice.rule: none } }
`;

/** Few teams for many notices: the number of teams decides. */
export const BUSY = CERTAIN.replace('decline: 80 %', 'decline: 0 %')
  .replace('count: 500', 'count: 1')
  .replace('travel: 10 min', 'travel: 60 min');

/** All are cleared in the morning and wait until the lead has passed; teams are on duty for three hours only. */
export const WINDOW = CERTAIN.replace('decline: 80 %', 'decline: 0 %')
  .replace('{ count: 500, hours: always }', '{ count: 500, hours: "daily 12:00–15:00" }')
  .replace('clearing: 2 h', 'clearing: 1 min')
  .replace(/ {2}other: .*\n/, '')
  .replace(
    '  releaseNotice:',
    `  releaseNotice:
    notice: { rule: advance, lead: 0 h, delayRelease: yes }
    reasons: { bail: { weight: 1, custody: 2 days, knownAhead: 0 h, hours: "daily 09:00–09:30" } }`,
  );

import { COUNTIES, PRISONS } from './minnesota-counties.ts';

/** Bookings of a jail in a year for each inhabitant: Hennepin's 25,296 (Star Tribune) over its people in the 2020 census. */
const BOOKINGS_EACH = 25_296 / 1_281_565;
/** Of all prisons, so that about 84 people a year are handed over; shared out by beds. */
const PRISON_RELEASES = 5_000;

const ST_PAUL = { latitude: 44.954, longitude: -93.09 };
const EARTH_KM = 6371;
/** Roads are about a quarter longer than the great circle; 80 km/h; 10 min to set out and to park. */
const ROAD_FACTOR = 1.25;
const KM_PER_MINUTE = 80 / 60;
const AT_THE_ENDS_MINUTES = 10;

/** Counties of which practice or an agreement was reported; the others are assumed by their size. */
const REPORTED: Record<string, { policy: string; basis: 'reported' | 'assumption'; source?: string; note: string }> = {
  Hennepin: { policy: 'no-cooperation', basis: 'reported', source: 'S3', note: 'since 2019' },
  Ramsey: {
    policy: 'judges-order-with-notice',
    basis: 'reported',
    source: 'S2',
    note: 'in 2017; later years assumed alike',
  },
  Dakota: {
    policy: 'judges-order-with-notice',
    basis: 'reported',
    source: 'S3',
    note: 'agents are told and sometimes come too late; holds assumed by judge’s order only',
  },
  Anoka: {
    policy: 'calls-for-every-foreign-born',
    basis: 'reported',
    source: 'PLN',
    note: 'the jail called in 2017; later years assumed alike; a verdict of 2021 followed a hold (S3)',
  },
  Nobles: {
    policy: 'judges-order-with-notice',
    basis: 'assumption',
    source: 'S3',
    note: 'a settlement of 2022 followed holds; notice, and no holds since, are assumed',
  },
  Cass: { policy: '287g-warrant-service-officer', basis: 'reported', source: 'LIST', note: 'task force, too' },
  'Crow Wing': { policy: '287g-warrant-service-officer', basis: 'reported', source: 'LIST', note: 'task force, too' },
  Itasca: { policy: '287g-warrant-service-officer', basis: 'reported', source: 'LIST', note: 'task force, too' },
  Freeborn: { policy: '287g-warrant-service-officer', basis: 'reported', source: 'LIST', note: 'warrant service' },
  Kandiyohi: { policy: '287g-warrant-service-officer', basis: 'reported', source: 'LIST', note: 'warrant service' },
  'Mille Lacs': { policy: '287g-task-force', basis: 'reported', source: 'LIST', note: 'task force' },
  Sherburne: { policy: '287g-jail-enforcement', basis: 'reported', source: 'LIST', note: 'jail enforcement' },
  Jackson: {
    policy: '287g-jail-enforcement',
    basis: 'reported',
    source: 'LIST',
    note: 'warrant service and jail, in the list of 2025 only',
  },
};
const LARGE = 100_000;

function regime(name: string, people: number): string {
  const reported = REPORTED[name];
  if (reported !== undefined) {
    const { policy, basis, source, note } = reported;
    return `{ value: ${policy}, ${source === undefined ? '' : `source: ${source}, `}basis: ${basis}, note: '${note}' }`;
  }
  return people >= LARGE
    ? "{ value: judges-order-with-notice, basis: assumption, note: 'no report; as Ramsey' }"
    : "{ value: unwritten-case-by-case, basis: assumption, note: 'no report; no written rule' }";
}

/** Whole minutes from St. Paul by road. */
function minutesTo(latitude: number, longitude: number): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [a, b] = [radians(ST_PAUL.latitude), radians(latitude)];
  const half = Math.sin((b - a) / 2) ** 2;
  const across = Math.sin(radians(longitude - ST_PAUL.longitude) / 2) ** 2;
  const km = 2 * EARTH_KM * Math.asin(Math.sqrt(half + Math.cos(a) * Math.cos(b) * across));
  return Math.round(AT_THE_ENDS_MINUTES + (km * ROAD_FACTOR) / KM_PER_MINUTE);
}

function travel(latitude: number, longitude: number): string {
  const median = minutesTo(latitude, longitude);
  return `{ lognormal: { median: ${median} min, q90: ${Math.round(median * 1.3)} min } }`;
}

function facilities(): string[] {
  const counties = COUNTIES.map(([name, people, seat, latitude, longitude]) =>
    [
      `    ${name}: # ${people.toLocaleString('en-US')} people; ${seat} (${latitude}, ${longitude})`,
      `      rate: { value: ${Math.round(people * BOOKINGS_EACH)} per year, basis: computed }`,
      `      travel: { value: ${travel(latitude, longitude)}, basis: computed }`,
      `      policy: ${regime(name, people)}`,
    ].join('\n'),
  );
  const beds = PRISONS.reduce((sum, [, own]) => sum + own, 0);
  const prisons = PRISONS.map(([name, own, latitude, longitude], i) =>
    [
      `    Prison ${name}: # about ${own.toLocaleString('en-US')} beds (an assumption); (${latitude}, ${longitude})`,
      `      rate: { value: ${Math.round((PRISON_RELEASES * own) / beds)} per year, basis: assumption }`,
      `      travel: { value: ${travel(latitude, longitude)}, basis: computed }`,
      '      clearing: { value: 20–40 min, source: S3, basis: assumption, note: the handover is arranged for a time }',
      '      policy: { value: state-prison, source: S3, basis: reported }',
      '      keepsRegime: { value: yes, source: S3, basis: reported, note: state law requires the notice whatever counties do }',
      `      changes: ${i === 0 ? PRISON_CHANGES : '*prison'}`,
    ].join('\n'),
  );
  return [...counties, ...prisons];
}

const PRISON_CHANGES = `&prison
        # A person counts as booked when the release is planned, its date known; who serves for years would not be there in a run of one.
        releaseNotice.reasons:
          sentenceServed:
            weight: 100 %
            custody: { value: 30–60 days, basis: assumption, note: from the planning of the release }
            knownAhead: { value: 60 days, source: S3, basis: assumption, note: known far ahead }
            hours: { value: Mon–Fri 08:00–12:00 except holidays, basis: assumption }
        detainer.bookingCall.rule: { value: everyForeignBorn, source: S3, basis: assumption, note: the law requires notice of felony convictions }
        detainer.issue.probability: { value: 23 %, basis: computed, note: set so that about 84 a year are handed over (Department of Corrections) }`;

/** scenarios/minnesota.yaml: 87 counties and the state prisons, each with its regime, and one field office. */
export function minnesotaScenario(): string {
  return `# yaml-language-server: $schema=./scenario.schema.json
# Generated by \`npm run reference\` from docs/minnesota-scenario.ts and docs/minnesota-counties.ts.
title: Minnesota’s 87 counties and its prisons for a year, one field office
description: >-
  A patchwork: eight counties with agreements, some whose practice was reported, the rest assumed; one field office in St. Paul serves
  them all. Under the other policies every county does what the policy names, and else what it did; the prisons keep to state law. Which regimes are reported and which assumed stands beside each.
zone: America/Chicago
start: 2025-01-01
length: 365 days
warmUp: 60 days
coolDown: 60 days
seed: 2025
replications: 100
baseline: patchwork

sources:
  S2: Star Tribune, 2017-03-20
  S3: The New York Times, 2026-01-22
  S4: Star Tribune, 2025-11-01
  LIST: The list of 287(g) participants, 2025 and 2026-05
  PLN: Prison Legal News, 2023-05
  BMN: Bring Me The News and Pioneer Press, June 2014

base:
  # Bookings: ${(BOOKINGS_EACH * 100).toFixed(3)} % of a county's people a year, as in Hennepin County (25,296, Star Tribune, over 1,281,565 in the 2020 census): an
  # assumption for every other county. Travel: ${AT_THE_ENDS_MINUTES} min + ${ROAD_FACTOR} × the great circle from St. Paul (${ST_PAUL.latitude}, ${ST_PAUL.longitude}) to the county seat ÷ 80 km/h; one trip in
  # ten takes 1.3 times that. Counties of ${LARGE.toLocaleString('en-US')} people and more without a report are assumed to do as Ramsey, smaller ones to go case by case.
  # People, county seats and their places were checked on 2026-11-27 (docs/minnesota-counties.ts): people equal the Census Bureau's
  # "Centers of Population by County: 2020"; each place is within 1.1 km of GeoNames' (CC BY 4.0).
  facilities:
${facilities().join('\n')}

  booking:
    dispersion: { value: 1.64, basis: assumption, note: 'as Minnesota’s detainers a day in 2025, variance ÷ mean' }
    foreignBorn: { value: 9 %, basis: assumption, note: 'the same in every county; the share is not published' }
    priorContact: { value: 20 %, basis: assumption }
    priority: { value: { serious: 30 %, other: 70 % }, basis: assumption }
    convicted: { value: 45 %, source: S2, basis: assumption, note: over half of those listed were not convicted }
    consents: { value: 40 %, basis: assumption }

  detainer:
    fingerprint: { match: 95 %, delay: 1–4 h }
    courtRecords: { probability: 10 %, delay: 1–5 days }
    issue:
      probability:
        value: { serious: 36 %, other: 10.2 % }
        source: BMN
        basis: assumption
        note: 'as in scenarios/hennepin.yaml, where 1.5 % of the bookings then have a detainer before the exit'
      delay: { value: 20 min – 6 h, source: PLN, basis: reported, note: 'answer to a jail’s call, Anoka County, 2017' }

  releaseNotice:
    channel:
      kind: phone
      phone:
        hours: Mon–Fri 08:00–16:30 except holidays
        answered: 70 %
        voiceMailDelay: { value: 10 min – 3 h, basis: assumption }

  agentArrival:
    teams: { value: { count: 6, hours: Mon–Fri 07:00–17:00 except holidays }, basis: assumption, note: one field office in St. Paul for all }
    overtime:
      rule: { value: calledIn, basis: assumption }
      heardAhead: 4 h
      teams: 2
    dispatch: { value: reachable, basis: assumption, note: nobody sets out for a jail that cannot be reached in time }
    margin: { value: 30 min, basis: assumption }
    decline: { value: { serious: 2 %, other: 10 % }, source: S3, basis: assumption, note: agents are not always available }
    noShow: { value: 5 %, basis: assumption }
    otherExit: { value: 3 %, basis: assumption }
    patience: { value: 90 min, basis: assumption }

policies:
  patchwork:
    title: Every county as it is
    source: S3, S4

  judges-order:
    policy: judges-order-with-notice
    changes: { costs.training.officers: 0 }

  no-cooperation:
    policy: no-cooperation
    changes: { costs.training.officers: 0 }

  best-effort:
    policy: notice-24h-best-effort

  delayed:
    policy: notice-24h-release-delayed

  warrant-service:
    policy: 287g-warrant-service-officer
`;
}

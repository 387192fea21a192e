import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Result } from '../../src/measures/result.ts';
import { Installed, SMALL } from './command-line.ts';

/** Two people without chance: every duration is constant, every probability 0 or 1. */
const BY_HAND = `title: Two people, by hand
zone: America/Chicago
start: 2018-01-01
length: 7 days
warmUp: 0 days
coolDown: 0 days
replications: 1
base:
  facilities:
    jail: { clearing: 90 min, travel: 30 min }
  booking:
    times: { csv: by-hand.csv, column: booked }
    foreignBorn: 100 %
    priorContact: 0 %
    convicted: 100 %
    consents: 100 %
  detainer:
    bookingCall: { rule: everyForeignBorn, asksFirst: yes, delay: 1 h }
    courtRecords: { probability: 0 % }
    issue: { probability: 100 %, delay: 2 h }
  releaseNotice:
    reasons:
      bail: { weight: 100 %, custody: 20 h, knownAhead: 0 h, profile: flat }
    channel:
      phone: { hours: Mon–Fri 08:00–16:30, answered: 100 %, voiceMailDelay: 1 h }
  agentArrival:
    teams: { count: 1, hours: Mon–Fri 08:00–16:30 }
    margin: 15 min
    noShow: 0 %
    otherExit: 0 %
    handover: 20 min
    patience: 90 min
policies:
  practice: { title: Notice at clearing }
  delayed:
    title: Release delayed for 24 h
    changes:
      releaseNotice.notice.rule: advance
      releaseNotice.notice.lead: 24 h
      releaseNotice.notice.delayRelease: yes
  held:
    title: Held for up to 48 h
    changes:
      releaseNotice.hold.rule: upTo
  none:
    title: No calls
    changes:
      detainer.bookingCall.rule: none
`;

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
  cli.write('by-hand.yaml', BY_HAND);
  cli.write('by-hand.csv', 'booked\n2018-01-01T10:00\n2018-01-01T13:00\n');
});
afterAll(() => cli.remove());

/** The last line. Its hashes are not worked out by hand. */
const MANIFEST = /\npickup-gap \S+, figures \d+, scenario \w+…, resolved \w+…, seed 1, replications 1\n$/;

describe('explain --person', () => {
  test('shows the times worked out by hand from the scenario, under every policy', () => {
    const { status, stdout, stderr } = cli.run('explain', 'by-hand.yaml', '--person', '1');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // Booked at 10:00, called about 1 h later, detainer 2 h after that, ordered released after 20 h, cleared in 90 min.
    // The desk opens at 08:00. A team plans for the 30 min of its way and a margin of 15 min.
    expect(stdout).toMatch(MANIFEST);
    expect(stdout.replace(MANIFEST, '')).toBe(`Two people, by hand: simulated person 1 of 2, replication 1, seed 1.
Booked Mon 2018-01-01 10:00 at jail: foreign-born, not known to ICE (the agency), priority everyone,
convicted, would agree to a call.
Columns: local time; hours:minutes before (−) or after the exit; what happens.

practice: Notice at clearing
  Mon 2018-01-01 10:00    −21:30  booked
  Mon 2018-01-01 11:00    −20:30  the jail asks the person, then calls the agency
  Mon 2018-01-01 13:00    −18:30  the agency lodges the detainer
  Tue 2018-01-02 06:00     −1:30  the release is ordered (bail); clearing begins
  Tue 2018-01-02 06:00     −1:30  the jail sends notice by phone
  Tue 2018-01-02 07:30      exit  may leave
  Tue 2018-01-02 08:00      0:30  the agency hears the notice
  → read or heard too late: the notice was read or heard after the person had left, or never
    notice window 1:30; the agency asked for 24:00

delayed: Release delayed for 24 h
  Mon 2018-01-01 10:00    −44:00  booked
  Mon 2018-01-01 11:00    −43:00  the jail asks the person, then calls the agency
  Mon 2018-01-01 13:00    −41:00  the agency lodges the detainer
  Tue 2018-01-02 06:00    −24:00  the release is ordered (bail); clearing begins
  Tue 2018-01-02 06:00    −24:00  the jail sends notice by phone
  Tue 2018-01-02 07:30    −22:30  cleared, but the release is delayed
  Tue 2018-01-02 08:00    −22:00  the agency hears the notice
  Wed 2018-01-03 05:15     −0:45  a team should set out
  Wed 2018-01-03 06:00      exit  may leave
  → after hours: no team was on duty before the person left
    notice window 24:00; the agency asked for 24:00
    held for 22:30 past the ordinary exit

held: Held for up to 48 h
  Mon 2018-01-01 10:00    −21:30  booked
  Mon 2018-01-01 11:00    −20:30  the jail asks the person, then calls the agency
  Mon 2018-01-01 13:00    −18:30  the agency lodges the detainer
  Tue 2018-01-02 06:00     −1:30  the release is ordered (bail); clearing begins
  Tue 2018-01-02 06:00     −1:30  the jail sends notice by phone
  Tue 2018-01-02 07:30      exit  may leave, but is held
  Tue 2018-01-02 08:00      0:30  the agency hears the notice
  Tue 2018-01-02 08:00      0:30  a team sets out
  Tue 2018-01-02 08:30      1:00  the team arrives
  Thu 2018-01-04 07:30     48:00  the hold would have ended
  → picked up from hold: the person was held until the team arrived
    notice window 1:30; the agency asked for 24:00
    pickup gap 1:00
    held for 1:00 past the ordinary exit

none: No calls
  Mon 2018-01-01 10:00            booked
  → not identified: the agency did not learn of the person before the exit
`);
  });

  test('shows a pickup at the release: the team leaves early by the travel time and the margin, and waits', () => {
    const { stdout } = cli.run('explain', 'by-hand.yaml', '--person', '2', '--policy', 'practice');
    expect(stdout.replace(MANIFEST, '').split('\n\n')[1]).toBe(`practice: Notice at clearing
  Mon 2018-01-01 13:00    −21:30  booked
  Mon 2018-01-01 14:00    −20:30  the jail asks the person, then calls the agency
  Mon 2018-01-01 16:00    −18:30  the agency lodges the detainer
  Tue 2018-01-02 09:00     −1:30  the release is ordered (bail); clearing begins
  Tue 2018-01-02 09:00     −1:30  the jail sends notice by phone, heard at once
  Tue 2018-01-02 09:45     −0:45  a team sets out
  Tue 2018-01-02 10:15     −0:15  the team arrives and waits
  Tue 2018-01-02 10:30      exit  may leave
  → picked up at release: the team was at the door at the release
    notice window 1:30; the agency asked for 24:00
    pickup gap −0:15
`);
  });

  test('agrees with what run counts for both people', () => {
    const { policies }: Result = JSON.parse(cli.run('run', 'by-hand.yaml', '--json').stdout);
    const counted = policies.map(({ outcomes }) =>
      Object.fromEntries(Object.entries(outcomes).flatMap(([key, { count }]) => (count === 0 ? [] : [[key, count]]))),
    );
    expect(counted).toEqual([
      { noticeUnheard: 1, pickedUpAtRelease: 1 },
      { afterHours: 1, pickedUpAtRelease: 1 },
      { pickedUpAtRelease: 1, pickedUpFromHold: 1 },
      { notIdentified: 2 },
    ]);
  });

  test('follows another replication and seed on request', () => {
    const head = (...args: string[]) =>
      cli.run('explain', 'small.yaml', '--person', '1', ...args).stdout.split('\n\n')[0];
    expect(head('--replication', '2', '--seed', '9')).toMatch(
      /^A small jail: simulated person 1 of \d+, replication 2, seed 9\.\n/,
    );
    expect(head('--replication', '2')).not.toBe(head());
  });
});

describe('explain refuses with exit 2', () => {
  test.each([
    [['--person', '3'], /^Replication 1 books 2 people; person 3 is not among them\. Choose one from 1 to 2\.\n$/],
    [['--person', '0'], /whole number from 1/],
    [[], /^Which person\? Use --person N, from 1 to 2\. The first with a detainer lodged in time: 1, 2\.\n$/],
    [['--person', '1', '--policy', 'hold'], /Did you mean "held"\?/],
  ])('%j', (args, why) => {
    const { status, stdout, stderr } = cli.run('explain', 'by-hand.yaml', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
  });
});

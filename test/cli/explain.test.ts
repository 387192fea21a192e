import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
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

const WITHOUT_MANIFEST = (stdout: string) => stdout.replace(MANIFEST, '');

describe('explain --person', () => {
  test('shows the times worked out by hand from the scenario, under every policy', () => {
    const { status, stdout, stderr } = cli.run('explain', 'by-hand.yaml', '--person', '1');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    // Booked at 10:00, called about 1 h later, detainer 2 h after that, ordered released after 20 h, cleared in 90 min.
    // The desk opens at 08:00. A team plans for the 30 min of its way and a margin of 15 min.
    expect(stdout).toMatch(MANIFEST);
    expect(WITHOUT_MANIFEST(stdout)).toBe(`Two people, by hand: simulated person 1 of 2, replication 1, seed 1.
Booked Mon 2018-01-01 10:00 at jail: foreign-born, not known to ICE (the agency), priority everyone,
convicted, would agree to a call.
Rows are in order of time, as far as the policies agree. ≠: the policies differ. …: why nothing
happens. –: does not happen.

practice: Notice at clearing
delayed: Release delayed for 24 h
held: Held for up to 48 h
none: No calls

                      practice                delayed                  held                     none
   booked             Mon 2018-01-01 10:00    Mon 2018-01-01 10:00     Mon 2018-01-01 10:00     Mon 2018-01-01 10:00
≠  jail calls         Mon 2018-01-01 11:00    Mon 2018-01-01 11:00     Mon 2018-01-01 11:00     –
≠  agency learns      Mon 2018-01-01 11:00    Mon 2018-01-01 11:00     Mon 2018-01-01 11:00     –
≠  detainer lodged    Mon 2018-01-01 13:00    Mon 2018-01-01 13:00     Mon 2018-01-01 13:00     –
≠  release ordered    Tue 2018-01-02 06:00    Tue 2018-01-02 06:00     Tue 2018-01-02 06:00     –
≠  notice sent        Tue 2018-01-02 06:00    Tue 2018-01-02 06:00     Tue 2018-01-02 06:00     –
≠  … until heard      office closed until     office closed until      office closed until      –
                      08:00 (hours: Mon–Fri   08:00 (hours: Mon–Fri    08:00 (hours: Mon–Fri
                      08:00–16:30)            08:00–16:30)             08:00–16:30)
≠  cleared            –                       Tue 2018-01-02 07:30     –                        –
≠  … until exit       –                       release delayed until    –                        –
                                              Wed 06:00, to give 24 h
                                              of notice; no legal
                                              basis stated
≠  may leave          –                       –                        Tue 2018-01-02 07:30     –
≠  … held             –                       –                        held until 08:30, when   –
                                                                       the team comes (limit
                                                                       48 h); administrative
                                                                       request
≠  leaves             Tue 2018-01-02 07:30    Wed 2018-01-03 06:00     Tue 2018-01-02 08:30     –
                      leaves alone            leaves alone             handed over to the
                                                                       agency
≠  notice heard       Tue 2018-01-02 08:00    Tue 2018-01-02 08:00     Tue 2018-01-02 08:00     –
≠  … until due        –                       no team needs to set     –                        –
                                              out before Wed 05:15
≠  team sets out      –                       –                        Tue 2018-01-02 08:00     –
≠  team arrives       –                       –                        Tue 2018-01-02 08:30     –
≠  team meets         –                       –                        Tue 2018-01-02 08:30     –
≠  team back          –                       –                        Tue 2018-01-02 09:20     –
≠  team must set out  –                       Wed 2018-01-03 05:15     –                        –
≠  … no team yet      –                       no team on duty until    –                        –
                                              08:00 (hours: Mon–Fri
                                              08:00–16:30)
≠  → ended            read or heard too late  after hours              picked up from hold      not identified
≠  by how much        heard 30 min after the  the next team came on    the team came 1 h after  the agency never
                      exit                    duty 2 h after the exit  the ordinary exit,       learned of the person
                                                                       which the hold bridged
≠  notice window      1:30                    24:00                    1:30                     –
≠  heard window       −0:30                   22:00                    −0:30                    –
≠  pickup gap         –                       –                        1:00                     –
≠  held               –                       22:30                    1:00                     –
`);
  });

  test('shows a pickup at the release: the team leaves early by the travel time and the margin, and waits', () => {
    const { stdout } = cli.run('explain', 'by-hand.yaml', '--person', '2', '--policy', 'practice');
    expect(WITHOUT_MANIFEST(stdout).split('\n\n')[1]).toBe(`practice: Notice at clearing
  Mon 2018-01-01 13:00   −21:30  jail    booked at jail
  Mon 2018-01-01 14:00   −20:30  jail    asks the person, then calls the agency
                                 agency  learns of the person by the jail’s call
  Mon 2018-01-01 16:00   −18:30  agency  lodges the detainer
  Tue 2018-01-02 09:00    −1:30  jail    the release is ordered (bail)
                                 jail    sends notice by phone
                                 agency  notice heard at once
                                 agency  … no team needs to set out before 09:45
  Tue 2018-01-02 09:45    −0:45  team    the team sets out
  Tue 2018-01-02 10:15    −0:15  team    the team arrives, 15 min before the exit
  Tue 2018-01-02 10:30     exit  team    the team meets the person
                                 jail    handed over to the agency
  Tue 2018-01-02 11:20     0:50  team    the team is back
  → picked up at release: the team was at the door at the release
    the team was there 15 min before the exit
    notice window 1:30; the agency asked for 24:00
    pickup gap −0:15
`);
  });

  test('puts policies one below the other where their columns would not fit', () => {
    cli.write('five.yaml', `${BY_HAND}  fifth: { title: A fifth policy }\n`);
    const { stdout } = cli.run('explain', 'five.yaml', '--person', '1');
    expect(stdout.split('\n\n').map((section) => section.split('\n')[0])).toEqual([
      'Two people, by hand: simulated person 1 of 2, replication 1, seed 1.',
      'practice: Notice at clearing',
      'delayed: Release delayed for 24 h',
      'held: Held for up to 48 h',
      'none: No calls',
      'fifth: A fifth policy',
      expect.stringMatching(/^pickup-gap /),
    ]);
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

describe('explain --day', () => {
  test('shows the lanes of teams and people under the baseline, at most 80 columns wide', () => {
    const { stdout } = cli.run('explain', 'by-hand.yaml', '--day', '2018-01-02');
    expect(WITHOUT_MANIFEST(stdout)).toBe(`Two people, by hand: the day 2018-01-02, replication 1, seed 1.

practice: Notice at clearing
2018-01-02: 2 notices sent. Busiest day: 2018-01-02, when up to 1 person needed a team at once.

        00    03    06    09    12    15    18    21
team 1                  ···>=#<··········                1 trip

Teams: > under way, = at the door, # handover, < on the way back, ! nobody met,
       · on duty and free.

        00    03    06    09    12    15    18    21
1                   s--xh                                read or heard too late
2                         h~~P                           picked up at release

People: s notice sent, - not heard yet, h heard, f found otherwise, ~ heard and
        still there, P picked up, x leaves alone, ? not told and still there.

team 1: 09:45–11:20 person 2, picked up at release
`);
  });

  test('of the busiest day is the baseline’s busiest, under all policies', () => {
    const [busiest, byDate] = ['busiest', '2018-01-03'].map((day) =>
      cli.run('explain', 'by-hand.yaml', '--day', day, '--policy', 'delayed', 'none').stdout.split('\n\n').slice(1),
    );
    expect(busiest).toEqual(byDate);
    expect(busiest[0]).toContain('2018-01-03: 0 notices sent. Busiest day: 2018-01-03, when up to 1 person needed');
    expect(busiest[6]).toContain('2018-01-03: 0 notices sent. Nobody needs a team on any day.');
  });

  test('fits into 80 columns in a scenario with many people, several offices and a day of 25 hours', () => {
    const offices =
      'facilities: { north: { fieldOffice: duluth, share: 50 %, travel: 1 h }, ' +
      'south: { fieldOffice: st-paul, share: 50 %, travel: 1 h } }\n  fieldOffices: { duluth: {}, st-paul: {} }';
    cli.write(
      'offices.yaml',
      SMALL.replace('2018-01-01', '2018-11-04').replace('  booking: { rate: 6', `  ${offices}\n  booking: { rate: 300`),
    );
    const { stderr, stdout } = cli.run('explain', 'offices.yaml', '--day', '2018-11-04');
    expect(stderr).toBe('');
    const sections = stdout.split('\n\n').slice(2, -1);
    const lines = sections.join('\n').split('\n');
    // The hour from one to two comes twice.
    expect(lines[0]).toBe(`${' '.repeat(8)}00     03    06    09   12    15    18    21`);
    expect(lines).toContain('duluth:');
    expect(lines.some((line) => /^and \d+ more people; --json has all of them$/.test(line))).toBe(true);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
  });
});

describe('explain chooses a person', () => {
  test.each([
    [
      ['--ended', 'noticeUnheard'],
      'simulated person 1 of 2, the first of 1 person who ended as "read or heard too late" under',
    ],
    [
      ['--ended', 'picked up at release', '--policy', 'held'],
      'simulated person 2 of 2, the first of 1 person who ended as',
    ],
    [
      ['--moved'],
      'simulated person 1 of 2, the first of 1 person who end differently under delayed than under practice:',
    ],
    [['--moved', '..notIdentified'], 'simulated person 1 of 2, the first of 2 people with such a move:'],
    [['--moved', 'pickedUpAtRelease..'], 'simulated person 2 of 2, the first of 1 person with such a move:'],
  ])('%j', (args, words) => {
    const { status, stdout } = cli.run('explain', 'by-hand.yaml', ...args);
    expect(status).toBe(0);
    expect(stdout.replaceAll('\n', ' ')).toContain(words);
  });

  test('the same one whatever the order in which cases end', () => {
    const [first, second] = ['1', '2'].map(() => cli.run('explain', 'small.yaml', '--list').stdout);
    expect(first).toBe(second);
  });

  test('--list counts everybody, with the first of each', () => {
    expect(cli.run('explain', 'by-hand.yaml', '--list').stdout).toContain(`
outcome under practice  for --ended        people  first person
read or heard too late  noticeUnheard           1             1
picked up at release    pickedUpAtRelease       1             2
`);
    expect(cli.run('explain', 'by-hand.yaml', '--list', '--moved').stdout).toContain(`
none     picked up at release    not identified            1             2
`);
  });
});

describe('explain --json', () => {
  const schema = JSON.parse(readFileSync('scenarios/explain.schema.json', 'utf8'));
  const validate = new Ajv2020({ strict: false }).compile(schema);

  test.each([
    [['--person', '1']],
    [['--ended', 'noticeUnheard']],
    [['--moved']],
    [['--day', 'busiest', '--policy', 'practice', 'held']],
    [['--list']],
    [['--list', '--moved']],
  ])('%j follows the published schema', (args) => {
    const result = JSON.parse(cli.run('explain', 'by-hand.yaml', ...args, '--json').stdout);
    expect(validate(result) ? [] : validate.errors).toEqual([]);
  });

  test('has the same times as the text', () => {
    const { person } = JSON.parse(cli.run('explain', 'by-hand.yaml', '--person', '1', '--json').stdout);
    const [practice] = person.policies;
    expect(practice.lanes.agency.spans).toEqual([
      {
        key: 'officeClosed',
        from: Date.parse('2018-01-02T06:00-06:00') / 1000,
        to: Date.parse('2018-01-02T08:00-06:00') / 1000,
        localFrom: 'Tue 2018-01-02 06:00',
        localTo: 'Tue 2018-01-02 08:00',
        text: 'office closed until 08:00 (hours: Mon–Fri 08:00–16:30)',
      },
    ]);
    expect(practice.ending).toMatchObject({ outcome: 'noticeUnheard', byHowMuch: 'heard 30 min after the exit' });
  });
});

describe('explain refuses with exit 2', () => {
  test.each([
    [['--person', '3'], /^Replication 1 books 2 people; person 3 is not among them\. Choose one from 1 to 2\.\n$/],
    [['--person', '0'], /whole number from 1/],
    [[], /^Which person\? Use --person N, from 1 to 2\. The first with a detainer lodged in time: 1, 2\.\n$/],
    [['--person', '1', '--policy', 'hold'], /Did you mean "held"\?/],
    [['--person', '1', '--moved'], /^--person and --moved each choose what to show\. Use one of/],
    [
      ['--ended', 'late', '--list'],
      /^--list counts how everybody ended, so it does not go with --ended\. Drop --ended/,
    ],
    [['--ended', 'lat'], /Did you mean "late"\?/],
    [
      ['--day', '2018-02-30'],
      /^"2018-02-30" is not a date such as 2018-01-01\. Use --day with a date from 2018-01-01 to/,
    ],
    [['--moved', 'late..late..late'], /expected FROM\.\.TO/],
  ])('%j', (args, why) => {
    const { status, stdout, stderr } = cli.run('explain', 'by-hand.yaml', ...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
  });
});

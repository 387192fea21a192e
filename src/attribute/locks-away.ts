import type { Lock } from '../../events/outcome.ts';
import type { HoursSpec } from '../calendar/weekly-hours.ts';
import type { WithMedian } from '../draws/distribution.ts';
import type { ResolvedPolicy, ResolvedRegime } from '../resolved/scenario.ts';
import { hours } from '../scenario/values/hours.ts';
import { shiftsText } from './shifts-text.ts';

type Rules = Pick<ResolvedRegime, 'releaseNotice' | 'agentArrival'>;

/** A change of a value that takes a lock away, as a scenario would have it. */
export interface Edit {
  path: string;
  value: string;
}

/** How a lock between a lodged detainer and a pickup is taken away. */
export interface LockAway {
  lock: Lock;
  /** Who or what holds it, in a few words. */
  holder: string;
  /** What is as if, in words that follow "as if". */
  asIf: string;
  /** The edits, for the rules that are in force. A test compares them with `takenFrom`. */
  edits(rules: Rules): Edit[];
  takenFrom(rules: Rules): Partial<Rules>;
  /** Whether travel becomes 0, which is given by facility and not in the rules. */
  withoutTravel?: true;
}

/** More teams than are ever needed at once. */
export const MANY_TEAMS = 1000;
const PATIENCE_DAYS = 30;
const ALWAYS = hours('always');
const AT_ONCE = { kind: 'constant', seconds: 0 } as const;
const NO_WAY: WithMedian = { distribution: AT_ONCE, medianSeconds: 0 };
/** Not 0: an office in the jail is called as the person is brought to the door, and at 0 would set out at the exit. */
const A_STEP: WithMedian = { distribution: { kind: 'constant', seconds: 1 }, medianSeconds: 1 };

/** Each lock once, in the order of LOCKS. */
export const LOCKS_AWAY: readonly LockAway[] = [
  {
    lock: 'told',
    holder: 'the rule on notice',
    asIf: 'the jail sent a notice of every release, at the latest when clearing begins',
    edits: ({ releaseNotice: { notice } }) => [
      ...(notice.rule === 'none' ? [{ path: 'releaseNotice.notice.rule', value: 'atClearing' }] : []),
      { path: 'releaseNotice.notice.compliance', value: '100 %' },
      { path: 'releaseNotice.discretion.week', value: '100 %' },
      { path: 'releaseNotice.discretion.person', value: '100 %' },
    ],
    takenFrom: ({ releaseNotice }) => {
      const rule = releaseNotice.notice.rule === 'none' ? 'atClearing' : releaseNotice.notice.rule;
      const notice = { ...releaseNotice.notice, rule, compliance: 1 } as const;
      return { releaseNotice: { ...releaseNotice, notice, discretion: { week: 1, person: 1 } } };
    },
  },
  {
    lock: 'heardInTime',
    holder: 'the desk',
    asIf: 'every notice were heard at once, at any hour',
    edits: () => [
      { path: 'releaseNotice.channel.phone.hours', value: 'always' },
      { path: 'releaseNotice.channel.phone.answered', value: '100 %' },
      { path: 'releaseNotice.channel.email.hours', value: 'always' },
      { path: 'releaseNotice.channel.email.delay', value: '0 min' },
      { path: 'releaseNotice.channel.onSiteClosed', value: 'phone' },
    ],
    takenFrom: ({ releaseNotice }) => {
      const { channel } = releaseNotice;
      const phone = { ...channel.phone, hours: ALWAYS, answered: 1 };
      const email = { hours: ALWAYS, delay: AT_ONCE };
      return { releaseNotice: { ...releaseNotice, channel: { ...channel, phone, email, onSiteClosed: 'phone' } } };
    },
  },
  {
    lock: 'agencyComes',
    holder: 'the agency’s choice',
    asIf: 'the agency declined nobody',
    edits: () => [{ path: 'agentArrival.decline', value: '0 %' }],
    takenFrom: ({ agentArrival }) => ({
      agentArrival: { ...agentArrival, decline: agentArrival.decline.map(() => 0) },
    }),
  },
  {
    lock: 'teamOnDuty',
    holder: 'the hours of duty',
    asIf: 'as many teams as are on duty at the fullest hour were on duty round the clock',
    edits: ({ agentArrival: { teams } }) => [
      { path: 'agentArrival.teams', value: shiftsText([{ count: mostOnDuty(teams), hours: ALWAYS }]) },
    ],
    takenFrom: ({ agentArrival }) => ({
      agentArrival: { ...agentArrival, teams: [{ count: mostOnDuty(agentArrival.teams), hours: ALWAYS }] },
    }),
  },
  {
    lock: 'teamFreeAndInReach',
    holder: 'the number of teams',
    asIf: 'a team were always free while any is on duty, and set out for every notice',
    edits: ({ agentArrival: { teams } }) => [
      { path: 'agentArrival.teams', value: shiftsText(teams.map(({ hours }) => ({ count: MANY_TEAMS, hours }))) },
      { path: 'agentArrival.overtime.teams', value: String(MANY_TEAMS) },
      { path: 'agentArrival.dispatch', value: 'everyNotice' },
    ],
    takenFrom: ({ agentArrival }) => ({
      agentArrival: {
        ...agentArrival,
        teams: agentArrival.teams.map((team) => ({ ...team, count: MANY_TEAMS })),
        overtime: { ...agentArrival.overtime, teams: MANY_TEAMS },
        dispatch: 'everyNotice',
      },
    }),
  },
  {
    lock: 'teamArrives',
    holder: 'no-shows',
    asIf: 'every team that is sent arrived',
    edits: () => [{ path: 'agentArrival.noShow', value: '0 %' }],
    takenFrom: ({ agentArrival }) => ({ agentArrival: { ...agentArrival, noShow: 0 } }),
  },
  {
    lock: 'arrivesInTime',
    holder: 'the way',
    asIf: 'travel took no time',
    edits: () => [
      { path: 'facilities.NAME.travel', value: '0 min' },
      { path: 'agentArrival.onSiteOffice.travel', value: '1 s' },
    ],
    takenFrom: ({ agentArrival }) => ({
      agentArrival: { ...agentArrival, onSiteOffice: { ...agentArrival.onSiteOffice, travel: A_STEP } },
    }),
    withoutTravel: true,
  },
  {
    lock: 'met',
    holder: 'the door',
    asIf: 'the person never left by another exit, and every team waited until the release',
    edits: () => [
      { path: 'agentArrival.otherExit', value: '0 %' },
      { path: 'agentArrival.patience', value: `${PATIENCE_DAYS} days` },
      { path: 'releaseNotice.handover.fallsThrough', value: '0 %' },
    ],
    takenFrom: ({ releaseNotice, agentArrival }) => ({
      releaseNotice: { ...releaseNotice, handover: { ...releaseNotice.handover, fallsThrough: 0 } },
      agentArrival: {
        ...agentArrival,
        otherExit: 0,
        patience: { kind: 'constant', seconds: PATIENCE_DAYS * 86_400 },
      },
    }),
  },
];

/** A policy without some of its locks, in every facility and at every time. */
export function without(policy: ResolvedPolicy, away: readonly LockAway[]): ResolvedPolicy {
  let now = policy;
  for (const lock of away) now = withoutOne(now, lock);
  return now;
}

function withoutOne(policy: ResolvedPolicy, lock: LockAway): ResolvedPolicy {
  const { releaseNotice, agentArrival } = lock.takenFrom(policy);
  const travel = lock.withoutTravel ? policy.agentArrival.travel.map(() => NO_WAY) : policy.agentArrival.travel;
  return {
    ...policy,
    // Clearing and travel are given by facility, and are not among the rules.
    releaseNotice: { ...policy.releaseNotice, ...releaseNotice },
    agentArrival: { ...policy.agentArrival, ...agentArrival, travel },
    ...(policy.regimes && { regimes: policy.regimes.map((regime) => ({ ...regime, ...lock.takenFrom(regime) })) }),
  };
}

/** The most teams that are on duty at any time of the week, holidays aside. */
export function mostOnDuty(teams: readonly { count: number; hours: HoursSpec }[]): number {
  const at = (weekday: number, second: number) =>
    teams.reduce((sum, { count, hours: { intervals } }) => {
      const isOpen = intervals.some((one) => one.weekday === weekday && one.open <= second && second < one.close);
      return sum + (isOpen ? count : 0);
    }, 0);
  const openings = teams.flatMap(({ hours: { intervals } }) => intervals);
  return Math.max(0, ...openings.map(({ weekday, open }) => at(weekday, open)));
}

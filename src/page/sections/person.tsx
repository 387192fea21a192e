import type { Lane, MomentKey, SpanKey } from '../../lanes/lane.ts';
import type { PersonLanes, PolicyLanes } from '../../lanes/person-lanes.ts';
import { signed } from '../../report/format.ts';
import { Section } from '../charts/figure.tsx';
import { type DrawnLane, LaneKey, LaneRows, type SpanLook } from '../charts/lane-rows.tsx';
import { linear } from '../charts/scale.ts';
import { type LocalInstant, timeTicks } from '../data/time-axis.ts';

const NAMES = { jail: 'jail', agency: 'agency', team: 'team' } as const;

const LOOK: Record<SpanKey, SpanLook> = {
  inCustody: 'custody',
  clearing: 'custody',
  delayed: 'hold',
  awaitsHandover: 'hold',
  held: 'hold',
  officeClosed: 'unheard',
  onVoiceMail: 'unheard',
  unread: 'unheard',
  onSiteClosed: 'unheard',
  knows: 'known',
  answers: 'declined',
  offDuty: 'off',
  allOut: 'out',
  awaitsCall: 'known',
  underWay: 'trip',
  atDoor: 'trip',
  handsOver: 'trip',
  returns: 'trip',
};

/** What happens to one simulated person under each policy, and why nothing happens at a gap. */
export function Person({ person, isChosen = false }: { person: PersonLanes; isChosen?: boolean }) {
  const { policies, number, facility } = person;
  const [from, to] = extent(policies);
  const scale = linear([from, to], 1);
  const ticks = timeTicks(from, to, policies.flatMap(instants));
  const groups = alike(policies);
  return (
    <Section
      id="person"
      title={finding(groups)}
      subtitle={
        <>
          Simulated person {signed(number ?? 0, 0)} of the first run{isChosen ? '' : `: ${why(groups)}`}.{' '}
          {policies[0].lanes.jail.moments.slice(0, 1).map(({ local, text }) => `${local}: ${text}. `)}
          Hours run from left to right, in the local time of <bdi>{facility}</bdi>.
        </>
      }
    >
      <LaneKey lanes={policies.flatMap((policy) => drawnLanes(policy, from))} />
      <ul class="person">
        {groups.map(({ names, policy }, i) => (
          <li key={names.join()}>
            <h3 id={`person-${i}`}>
              <bdi>{names.join(', ')}</bdi>: {policy.ending.name}
            </h3>
            <p class="note">{[policy.ending.byHowMuch, ...reasons(policy)].join('; ')}</p>
            {policy.exitAt !== null && (
              <LaneRows
                lanes={drawnLanes(policy, from)}
                scale={scale}
                ticks={ticks}
                leavesAt={policy.leftAt}
                labelledBy={`person-${i}`}
                describedBy={`person-${i}-words`}
              />
            )}
            <details class="data">
              <summary>Hour by hour</summary>
              <ol class="hours" id={`person-${i}-words`}>
                {events(policy).map(({ at, local, lane, text }, e) => (
                  <li key={`${at} ${e}`}>
                    <time>{local}</time> <i>{lane}</i> {text}
                  </li>
                ))}
              </ol>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface Group {
  names: string[];
  policy: PolicyLanes;
}

/** Policies under which exactly the same happens, together. */
function alike(policies: readonly PolicyLanes[]): Group[] {
  const groups = new Map<string, Group>();
  for (const policy of policies) {
    const key = JSON.stringify([policy.lanes, policy.ending, policy.leftAt]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { names: [policy.name], policy });
    else group.names.push(policy.name);
  }
  return [...groups.values()];
}

function differs(groups: readonly Group[]): boolean {
  return new Set(groups.map(({ policy }) => policy.ending.outcome)).size > 1;
}

function finding(groups: readonly Group[]): string {
  if (!differs(groups)) return `One person: ${groups[0].policy.ending.name}`;
  return `The same person, ${groups.length} courses of events`;
}

function why(groups: readonly Group[]): string {
  return differs(groups) ? 'the first whose outcome depends on the policy' : 'the first with a detainer in time';
}

const LANES = ['jail', 'agency', 'team'] as const;

/** Moments after which the picture begins: custody before the order of release may take weeks. */
const STARTS: readonly MomentKey[] = ['ordered', 'sendsNotice'];
const HOUR = 3600;

/** From an hour before the release is ordered, or the notice sent, to the end of the last trip. */
function extent(policies: readonly PolicyLanes[]): [number, number] {
  const starts = policies.flatMap(({ lanes }) =>
    lanes.jail.moments.filter(({ key }) => STARTS.includes(key)).map(({ at }) => at),
  );
  const ends = policies.flatMap(({ lanes, leftAt }) => [
    ...LANES.flatMap((lane) => lanes[lane].moments.map(({ at }) => at)),
    ...(leftAt === null ? [] : [leftAt]),
  ]);
  const last = Math.max(...ends);
  const start = starts.length === 0 ? Math.min(...ends) : Math.min(...starts) - HOUR;
  return [start, Math.max(last, start + HOUR)];
}

function drawnLanes({ lanes }: PolicyLanes, from: number): DrawnLane[] {
  return LANES.map((lane) => ({
    name: NAMES[lane],
    spans: lanes[lane].spans
      .filter((span) => span.to > from)
      .map((span) => ({ from: span.from, to: span.to, look: LOOK[span.key] })),
    dots: lanes[lane].moments.filter(({ key, at }) => at >= from && key !== 'leaves').map(({ at }) => at),
  }));
}

function instants({ lanes }: PolicyLanes): LocalInstant[] {
  return LANES.flatMap((lane): LocalInstant[] => lanes[lane].moments);
}

/** Looks of spans in which nothing happens, or which keep the person: their texts give the reason. */
const REASONS: readonly SpanLook[] = ['hold', 'unheard', 'known', 'declined', 'off', 'out'];

function reasons({ lanes }: PolicyLanes): string[] {
  const spans = LANES.flatMap((lane): Lane['spans'] => lanes[lane].spans);
  return spans.filter(({ key }) => REASONS.includes(LOOK[key]) && LOOK[key] !== 'known').map(({ text }) => text);
}

interface Event extends LocalInstant {
  lane: string;
  text: string;
}

/** All moments, and the reasons at gaps, in order of time. */
function events({ lanes }: PolicyLanes): Event[] {
  return LANES.flatMap((lane): Event[] => [
    ...lanes[lane].moments.map(({ at, local, text }) => ({ at, local, text, lane: NAMES[lane] })),
    ...lanes[lane].spans
      .filter(({ key }) => REASONS.includes(LOOK[key]))
      .map(({ from, localFrom, text }) => ({ at: from, local: localFrom, text, lane: NAMES[lane] })),
  ]).sort((a, b) => a.at - b.at);
}

import type { Lane } from '../../lanes/lane.ts';
import type { PersonLanes, PolicyLanes } from '../../lanes/person-lanes.ts';
import { pageValues } from '../../safe-text/page-values.ts';
import { DataTable } from '../charts/data-table.tsx';
import { LaneChart, LaneKey, type LaneRow } from './lane-chart.tsx';
import type { Explored } from './state.ts';
import { offsetOf, timeAxis } from './time-axis.ts';

/** One person of the first replication under every policy. */
export function PersonView({ explored }: { explored: Explored }) {
  const answer = explored.person.value;
  if (answer === null) return null;
  const lanes = pageValues(answer.lanes);
  const { number, people, facility, priority, policies } = lanes;
  const next = answer.others[(answer.others.indexOf(number ?? 0) + 1) % Math.max(1, answer.others.length)];
  const follow = (event: Event) => {
    const given = Number((event.target as HTMLInputElement).value);
    if (Number.isInteger(given) && given >= 1) explored.follow(Math.min(given, people));
  };
  return (
    <section class="part" id="person" aria-labelledby="person-title">
      <h2 id="person-title">
        One person: number {number} of {people}
      </h2>
      <p class="what">
        Simulated, in the first replication. Facility {facility}, priority {priority}. The same person under each
        policy, with the values of this page. Times are local.
      </p>
      <p class="pick">
        <label for="person-number">Person</label>
        <input id="person-number" type="number" min={1} max={people} value={number ?? 1} onChange={follow} />
        <button type="button" disabled={next === undefined} onClick={() => explored.follow(next)}>
          Another person with a detainer
        </button>
      </p>
      <LaneKey spans={KEY} />
      {policies.map((policy) => (
        <UnderPolicy key={policy.name} policy={policy} window={windowOf(lanes)} />
      ))}
    </section>
  );
}

function UnderPolicy({ policy, window }: { policy: PolicyLanes; window: Window }) {
  const { name, title, ending } = policy;
  const lanes: Lane[] = [policy.lanes.jail, policy.lanes.agency, policy.lanes.team];
  const rows = lanes.map(rowOf);
  const events = lanes.flatMap(({ lane, moments, spans }) => [
    ...moments.map(({ at, local, text }) => ({ at, cells: [local, lane, text] })),
    ...spans.map(({ from, localFrom, localTo, text }) => ({
      at: from,
      cells: [`${localFrom} to ${localTo}`, lane, text],
    })),
  ]);
  const isWaiting = ({ key }: { key: string }) => GAPS.has(key);
  const gaps = [...policy.lanes.agency.spans, ...policy.lanes.team.spans].filter(isWaiting);
  return (
    <div class="under">
      <h3>
        {name} <span class="title">{title}</span>
      </h3>
      <p class="ending">
        <strong>{ending.name}</strong>: {ending.reason}
        {ending.byHowMuch === '' ? '' : ` (${ending.byHowMuch})`}.
      </p>
      {window.from < window.to && (
        <LaneChart
          rows={rows}
          {...timeAxis(window.from, window.to, window.offset)}
          label={`Lanes of jail, agency and team under ${name}. ${ending.name}. The table below has every event.`}
        />
      )}
      {gaps.length > 0 && (
        <ul class="gaps">
          {gaps.map(({ text, localFrom }, i) => (
            <li key={i}>
              {localFrom}: {text}
            </li>
          ))}
        </ul>
      )}
      {events.length > 0 && (
        <details class="data">
          <summary>
            All events<span class="hidden"> under {name}</span>
          </summary>
          <div class="texts">
            <DataTable
              caption={`What happens under ${name}`}
              head={['local time', 'who', 'what']}
              rows={events.sort((a, b) => a.at - b.at).map(({ cells }) => cells)}
            />
          </div>
        </details>
      )}
    </div>
  );
}

const KEY = [
  ['inCustody', 'in custody'],
  ['clearing', 'clearing'],
  ['delayed', 'release delayed, or set for a handover'],
  ['held', 'held; handover at the door'],
  ['unread', 'notice not yet heard'],
  ['knows', 'the agency knows; the team waits at the door'],
  ['allOut', 'no team free'],
  ['underWay', 'a team drives'],
] as const;

/** Spans in which nobody does anything, each with its reason. */
const GAPS = new Set(['officeClosed', 'onVoiceMail', 'unread', 'onSiteClosed', 'offDuty', 'allOut']);

function rowOf({ lane, spans, moments }: Lane): LaneRow {
  return {
    label: lane,
    spans: spans.map(({ key, from, to, text }) => ({ key, from, to, text })),
    moments: moments.map(({ key, at, local, text }) => ({ at, text: `${local}: ${text}`, isEnd: key === 'leaves' })),
  };
}

interface Window {
  from: number;
  to: number;
  offset: number;
}

const HOUR = 3600;
const MOST_HOURS = 96;

/** The time around the release under all policies: the same for each, so that they can be compared. */
function windowOf({ policies }: PersonLanes): Window {
  const moments = policies.flatMap(({ lanes: { jail, agency, team } }) => [
    ...jail.moments.filter(({ key }) => key !== 'booked' && key !== 'callsAgency'),
    ...agency.moments.filter(({ key }) => key === 'hears' || key === 'declines' || key === 'findsOut'),
    ...team.moments,
  ]);
  if (moments.length === 0) return { from: 0, to: 0, offset: 0 };
  const last = moments.reduce((one, other) => (other.at > one.at ? other : one));
  const first = moments.reduce((one, other) => (other.at < one.at ? other : one));
  const from = Math.max(first.at - HOUR, last.at - MOST_HOURS * HOUR);
  return { from, to: last.at + HOUR, offset: offsetOf(last.at, last.local) };
}

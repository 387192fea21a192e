import type { DayLanes, PersonDay, TeamDay } from '../../lanes/day-lanes.ts';
import { pageValues } from '../../safe-text/page-values.ts';
import { DataTable } from '../charts/data-table.tsx';
import { LaneChart, LaneKey, type LaneRow } from './lane-chart.tsx';
import type { Explored } from './state.ts';
import { timeAxis } from './time-axis.ts';

/** One day of the first replication under one policy: what every team did, and whose notices came. */
export function DayView({ explored }: { explored: Explored }) {
  const answer = explored.day.value;
  if (answer === null) return null;
  const lanes = pageValues(answer.lanes);
  const { date, teams, people, policy } = lanes;
  const axis = timeAxis(lanes.from, lanes.to, offsetOfDay(lanes));
  const rows = teams.map((team) => rowOf(team, lanes));
  const pickedUp = people.filter((person) => person.pickedUp).length;
  return (
    <section class="part" id="day" aria-labelledby="day-title">
      <h2 id="day-title">
        One day: {date} under {policy}
      </h2>
      <p class="what">
        Simulated, in the first replication, with the values of this page. {people.length} people about whom the agency
        was asked, told or found out; {pickedUp} of them picked up.
      </p>
      <DayPicker explored={explored} lanes={answer.lanes} busiest={answer.busiest} />
      <LaneKey spans={KEY} />
      {rows.length > 0 && (
        <LaneChart
          rows={rows}
          {...axis}
          label={`Lanes of ${rows.length} teams on ${date}. The tables below say the same.`}
        />
      )}
      {people.length > 0 && (
        <LaneChart
          rows={people.slice(0, MOST_ROWS).map((person) => personRow(person, lanes))}
          {...axis}
          label={
            `Lanes of ${people.length} people on ${date}, from the notice to when they leave. ` +
            'The table says the same.'
          }
        />
      )}
      <div class="texts">
        <DataTable
          caption="Trips of the teams"
          head={['team', 'from', 'to', 'what']}
          rows={teams.flatMap((team) =>
            team.trips.map((trip) => [
              nameOf(team),
              trip.localFrom,
              trip.localTo,
              `${trip.text}${trip.onOvertime ? '; on overtime' : ''}`,
            ]),
          )}
        />
        <DataTable
          caption="People, in order of their first event of the day"
          head={['person', 'facility', 'ended', 'what happened']}
          rows={people.map(({ number, facility, ended, moments }) => [
            number === null ? 'booked earlier' : String(number),
            facility,
            ended,
            moments.map(({ local, text }) => `${local.replace(/ \d{4}-\d{2}-\d{2}/, '')} ${text}`).join('; '),
          ])}
        />
      </div>
    </section>
  );
}

function DayPicker({ explored, lanes, busiest }: { explored: Explored; lanes: DayLanes; busiest: number | null }) {
  const { data, dayPolicy } = explored;
  const dateAt = (day: number) => new Date(Date.parse(data.start) + day * DAY_MS).toISOString().slice(0, 10);
  const pick = (event: Event) => {
    const given = Date.parse((event.target as HTMLInputElement).value);
    if (!Number.isNaN(given)) explored.lookAt(Math.round((given - Date.parse(data.start)) / DAY_MS));
  };
  const choose = (event: Event) => {
    dayPolicy.value = Number((event.target as HTMLSelectElement).value);
    explored.lookAt(lanes.day);
  };
  return (
    <p class="pick">
      <label for="day-date">Day</label>
      <input
        id="day-date"
        type="date"
        min={data.start}
        max={dateAt(data.days - 1)}
        value={lanes.date}
        onChange={pick}
      />
      <label for="day-policy">Policy</label>
      <select id="day-policy" value={dayPolicy.value} onChange={choose}>
        {data.policies.map(({ name }, i) => (
          <option key={name} value={i}>
            {name}
          </option>
        ))}
      </select>
      <button
        type="button"
        disabled={busiest === null || busiest === lanes.day}
        onClick={() => explored.lookAt(busiest)}
      >
        Busiest day
      </button>
    </p>
  );
}

const DAY_MS = 86_400_000;

function nameOf({ team, fieldOffice }: TeamDay): string {
  return fieldOffice === null ? `team ${team}` : `${fieldOffice}, team ${team}`;
}

function rowOf(team: TeamDay, { from, to }: DayLanes): LaneRow {
  const within = (at: number) => Math.min(to, Math.max(from, at));
  const duty = team.onDuty.map((span) => ({ key: 'onDuty', ...span, text: 'on duty' }));
  const trips = team.trips.flatMap((trip) =>
    trip.spans.map((span) => ({
      key: trip.fruitless ? `${span.key} fruitless` : span.key,
      from: within(span.from),
      to: within(span.to),
      text: `${trip.localFrom}: ${trip.text}`,
    })),
  );
  return { label: nameOf(team), spans: [...duty, ...trips.filter((span) => span.from < span.to)], moments: [] };
}

/** A day with more people is told by the table alone. */
const MOST_ROWS = 40;

const KEY = [
  ['onDuty', 'on duty'],
  ['underWay', 'a team drives'],
  ['atDoor', 'waits at the door'],
  ['handsOver', 'handover'],
  ['unread', 'notice sent, not yet heard'],
  ['knows', 'heard; the person is still in the jail'],
] as const;

/** From the notice to when the person leaves, as far as it is within the day. */
function personRow({ number, moments }: PersonDay, { from, to }: DayLanes): LaneRow {
  const within = (at: number) => Math.min(to, Math.max(from, at));
  const at = (...keys: string[]) => moments.find(({ key }) => keys.includes(key))?.at;
  const [sent, heard, left] = [at('sendsNotice'), at('hears', 'findsOut'), at('leaves') ?? to];
  const spans = [
    { key: 'unread', from: sent ?? left, to: Math.min(heard ?? left, left), text: 'notice not yet heard' },
    { key: 'knows', from: heard ?? left, to: left, text: 'the agency knows' },
  ];
  const seen = spans.map((span) => ({ ...span, from: within(span.from), to: within(span.to) }));
  return {
    label: number === null ? 'earlier' : `no. ${number}`,
    spans: seen.filter((span) => span.from < span.to),
    moments: moments
      .filter((moment) => moment.at >= from && moment.at < to)
      .map(({ key, at: when, local, text }) => ({ at: when, text: `${local}: ${text}`, isEnd: key === 'leaves' })),
  };
}

/** The day begins at local midnight. */
function offsetOfDay({ from, date }: DayLanes): number {
  return Math.round((Date.parse(date) / 1000 - from) / 900) * 900;
}

import type { DayLanes, PersonDay, TeamDay } from '../../lanes/day-lanes.ts';
import { counted } from '../../report/format.ts';
import { DataTable } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { type DrawnLane, LaneRows } from '../charts/lane-rows.tsx';
import { linear } from '../charts/scale.ts';
import { timeTicks } from '../data/time-axis.ts';

/** More would be a wall of lanes: the largest scenarios have dozens of teams. */
const MOST_TEAMS = 12;
const MOST_PEOPLE = 24;

/**
 * A day under a policy: every team's hours and trips, and what became of everybody concerned. `days` is how many days,
 * from the run's start, the busiest was chosen of; all if left out.
 */
export function Day({ day, days, isBusiest = true }: { day: DayLanes; days?: number; isBusiest?: boolean }) {
  const of = days === undefined ? 'day of the first run' : `of the first ${counted(days, 'day')}`;
  const { teams, people, from, to, date, policy } = day;
  const known = people.flatMap(({ moments }) => moments);
  const shownTeams = teams.filter(({ trips, onDuty }) => trips.length + onDuty.length > 0).slice(0, MOST_TEAMS);
  const shown = people.slice(0, MOST_PEOPLE);
  return (
    <Section
      id="day"
      title={isBusiest ? `${date}: the busiest ${of}` : `${date}, a day of the first run`}
      subtitle={
        <>
          In the first run, under “<bdi>{policy}</bdi>”
          {isBusiest ? ': the day on which the most people needed a team at the same time. ' : '. '}
          Pale: a team is on duty. Full: it is on a trip.
        </>
      }
    >
      <h3 id="day-teams" class="hidden">
        Teams on {date}
      </h3>
      {shownTeams.length > 0 && (
        <LaneRows
          lanes={shownTeams.map((team) => teamLane(team, from, to))}
          scale={linear([from, to], 1)}
          ticks={timeTicks(from, to, known)}
          leavesAt={null}
          labelledBy="day-teams"
          describedBy="day-trips"
        />
      )}
      <ul id="day-trips" class="trips">
        {shownTeams.flatMap((team) =>
          team.trips.map(({ from: setOut, localFrom, text, onOvertime }) => (
            <li key={setOut}>
              {localFrom.split(' ')[2]} {teamName(team)} {text}
              {onOvertime ? ', outside its hours' : ''}
            </li>
          )),
        )}
      </ul>
      <DataTable
        caption={`${people.length} people with a notice or an exit on this day${more(people.length)}`}
        head={['person', 'notice sent', 'heard', 'leaves', 'how it ends']}
        rows={shown.map((person) => [
          person.number === null ? '–' : String(person.number),
          timeOf(person, ['sendsNotice']),
          timeOf(person, ['hears', 'findsOut']),
          timeOf(person, ['leaves']),
          person.ended,
        ])}
      />
    </Section>
  );
}

function more(people: number): string {
  return people > MOST_PEOPLE ? `, of whom the first ${MOST_PEOPLE} are listed` : '';
}

function teamName({ fieldOffice, team }: TeamDay): string {
  return fieldOffice === null ? `team ${team}` : `${fieldOffice}, team ${team}`;
}

function teamLane(team: TeamDay, from: number, to: number): DrawnLane {
  const inside = (span: { from: number; to: number }) => ({
    from: Math.max(from, span.from),
    to: Math.min(to, span.to),
  });
  return {
    name: teamName(team),
    spans: [
      ...team.onDuty.map((span) => ({ ...inside(span), look: 'known' as const })),
      ...team.trips.map((trip) => ({ ...inside(trip), look: 'trip' as const })),
    ],
    dots: [],
  };
}

/** The local time of the first of these moments, with its weekday: `Mon 14:05`. */
function timeOf({ moments }: PersonDay, keys: readonly string[]): string {
  const found = moments.find(({ key }) => keys.includes(key));
  if (found === undefined) return '–';
  const [weekday, , time] = found.local.split(' ');
  return `${weekday} ${time}`;
}

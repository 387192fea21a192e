import { DayView } from './day.tsx';
import { PersonView } from './person.tsx';
import type { Explored } from './state.ts';

/** Below the report: one person and one day of the first replication. */
export function FollowViews({ explored }: { explored: Explored }) {
  if (!explored.canRun.value) return null;
  const { person, day } = explored;
  return (
    <>
      <section class="part follow" aria-labelledby="follow-title">
        <h2 id="follow-title">Follow one person, or one day</h2>
        <p class="what">
          The first of the simulated years, person by person and day by day, with the reason at each gap.
        </p>
        <p class="pick">
          <button type="button" disabled={person.value !== null} onClick={() => explored.follow(null)}>
            Follow one person
          </button>
          <button type="button" disabled={day.value !== null} onClick={() => explored.lookAt(null)}>
            Look at the busiest day
          </button>
        </p>
      </section>
      <PersonView explored={explored} />
      <DayView explored={explored} />
    </>
  );
}

import { pageValues } from '../../safe-text/page-values.ts';
import { Day } from '../sections/day.tsx';
import { Person } from '../sections/person.tsx';
import { DefinitionsSwitch } from './definitions-switch.tsx';
import { DayPicker, PersonPicker } from './pickers.tsx';
import type { Explored } from './state.ts';

/** Below the report: one person, one day and each side's counts in the first replication, with the page's values. */
export function FollowViews({ explored }: { explored: Explored }) {
  const person = explored.person.value;
  const day = explored.day.value;
  return (
    <>
      {person !== null && (
        <>
          <Person person={pageValues(person.lanes)} isChosen={person.isChosen} />
          <PersonPicker explored={explored} answer={person} />
        </>
      )}
      {day !== null && (
        <>
          <Day day={pageValues(day.lanes)} isBusiest={day.lanes.day === day.busiest} />
          <DayPicker explored={explored} answer={day} />
        </>
      )}
      <DefinitionsSwitch explored={explored} />
    </>
  );
}

import type { ComponentChildren } from 'preact';
import { DataTable, type TableData } from './charts/data-table.tsx';
import { Marks } from './charts/marks.tsx';
import { NO_AXES } from './data/axes.ts';
import type { Shown } from './data/report-data.ts';
import { Assumptions } from './sections/assumptions.tsx';
import { Basis } from './sections/basis.tsx';
import { Bearers } from './sections/bearers.tsx';
import { Cite } from './sections/cite.tsx';
import { Day } from './sections/day.tsx';
import { Definitions } from './sections/definitions.tsx';
import { Differences, differencesTable } from './sections/differences.tsx';
import { Headline, Top } from './sections/headline.tsx';
import { Locks, locksTable } from './sections/locks.tsx';
import { Moved } from './sections/moved.tsx';
import { Outcomes, outcomesTable } from './sections/outcomes.tsx';
import { OwnCosts } from './sections/own-costs.tsx';
import { Person } from './sections/person.tsx';
import { type Movers, RestsOn } from './sections/rests-on.tsx';
import { Windows } from './sections/windows.tsx';

/** The measured weights of assumptions: a page that measures none needs none of their code. */
interface WeighedParts {
  section: ComponentChildren;
  table: TableData;
  movers: Movers;
}

interface ReportParts {
  data: Shown;
  weighed?: WeighedParts | undefined;
  /** The map of a run by week. */
  week?: ComponentChildren;
}

/** The report in its order: first two printed sheets that stand alone, then the rest. */
export function Report({ data, weighed, week }: ReportParts) {
  const { result, story, definitions, axes = NO_AXES } = data;
  if (result.replications === 0) {
    return (
      <Frame>
        <Top result={result} />
        <Cite result={result} />
      </Frame>
    );
  }
  return (
    <Frame>
      <div class="sheet">
        <Top result={result} />
        <Headline result={result} />
        <Outcomes result={result} />
        <RestsOn result={result} movers={weighed?.movers} />
      </div>
      <div class="sheet">
        <Locks result={result} />
        <Differences result={result} axes={axes} />
        {weighed?.section ?? <Basis result={result} />}
      </div>
      <div class="rest">
        <section class="print-only" aria-hidden="true">
          <h2>The figures of the first two sheets</h2>
          <DataTable {...outcomesTable(result)} />
          <DataTable {...locksTable(result)} />
          {result.differences.length > 0 && <DataTable {...differencesTable(result)} />}
          {weighed && <DataTable {...weighed.table} />}
        </section>
        <Moved result={result} axes={axes} />
        <Windows data={data} />
        {week}
        {story?.person && <Person person={story.person} />}
        {story?.day && <Day day={story.day} days={story.days} />}
        <Bearers result={result} axes={axes} />
        <OwnCosts result={result} />
        {definitions && <Definitions shown={definitions} />}
        <Assumptions result={result} />
        <Cite result={result} />
      </div>
    </Frame>
  );
}

function Frame({ children }: { children: ComponentChildren }) {
  return (
    <main>
      <Marks />
      {children}
    </main>
  );
}

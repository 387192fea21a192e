import type { ComponentChildren } from 'preact';
import { DataTable } from './charts/data-table.tsx';
import { Marks } from './charts/marks.tsx';
import type { Shown } from './data/report-data.ts';
import { Assumptions } from './sections/assumptions.tsx';
import { Basis } from './sections/basis.tsx';
import { Bearers } from './sections/bearers.tsx';
import { Cite } from './sections/cite.tsx';
import { Day } from './sections/day.tsx';
import { Differences, differencesTable } from './sections/differences.tsx';
import { Headline, Top } from './sections/headline.tsx';
import { Locks, locksTable } from './sections/locks.tsx';
import { Moved } from './sections/moved.tsx';
import { Outcomes, outcomesTable } from './sections/outcomes.tsx';
import { Person } from './sections/person.tsx';
import { weightsTable } from './sections/weights.tsx';
import { Windows } from './sections/windows.tsx';

/** The report in its order: first two printed sheets that stand alone, then the rest. */
export function Report({ data }: { data: Shown }) {
  const { result, story, weights = null } = data;
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
      </div>
      <div class="sheet">
        <Locks result={result} />
        <Differences result={result} />
        <Basis result={result} weights={weights} />
      </div>
      <div class="rest">
        <section class="print-only" aria-hidden="true">
          <h2>The figures of the first two sheets</h2>
          <DataTable {...outcomesTable(result)} />
          <DataTable {...locksTable(result)} />
          {result.differences.length > 0 && <DataTable {...differencesTable(result)} />}
          {weights !== null && weights.most.length > 0 && <DataTable {...weightsTable(weights)} />}
        </section>
        <Moved result={result} />
        <Windows data={data} />
        {story?.person && <Person person={story.person} />}
        {story?.day && <Day day={story.day} days={story.days} />}
        <Bearers result={result} />
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

import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { BesideChart } from './beside-chart.ts';
import { FoldedTable, type TableData } from './data-table.tsx';

interface Props {
  /** The section's id, which its heading and description build on. */
  id: string;
  /** The finding, as a sentence. */
  title: ComponentChildren;
  /** What is drawn, of whom, in which unit. */
  subtitle: ComponentChildren;
  /** The data of the chart; undefined where the section is no chart. */
  data?: TableData;
  /** The table is printed elsewhere, after the sheets of the short report. */
  isOnSheet?: boolean;
  children: ComponentChildren;
}

/** A section of the report: a headline that says the finding, what is shown, the chart, its data. */
export function Section({ id, title, subtitle, data, isOnSheet = false, children }: Props) {
  return (
    <section class="part" id={id} aria-labelledby={`${id}-title`} aria-describedby={`${id}-what`}>
      <h2 id={`${id}-title`}>{title}</h2>
      <p class="what" id={`${id}-what`}>
        {subtitle}
      </p>
      {children}
      {useContext(BesideChart)?.(id)}
      {data !== undefined && <FoldedTable data={data} onScreenOnly={isOnSheet} />}
    </section>
  );
}

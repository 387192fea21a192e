import type { Story } from '../../lanes/story.ts';
import type { Dots } from '../../measures/dots.ts';
import type { Result } from '../../measures/result.ts';
import type { PageValues } from '../../safe-text/page-values.ts';
import type { DefinitionsShown } from '../../weekly/definitions-shown.ts';
import type { Axes } from './axes.ts';
import type { Weights } from './weights.ts';

/** Everything that the report shows: plain data, so that a worker can send it to the page. */
export interface ReportData {
  result: Result;
  /** In the order of the result's policies. */
  dots: Dots;
  /** One person and one day; null or absent: none, such as without a finished replication. */
  story?: Story | null;
  /** What each side counts in the first replication; null or absent: not counted. */
  definitions?: DefinitionsShown | null;
  /** Of a page that can be explored: the axes of the scenario as written. */
  axes?: Axes;
  /** How far assumptions move the result; null or absent: not measured. */
  weights?: Weights | null;
}

/** The same after the door for text, which every section expects. */
export type Shown = PageValues<ReportData>;

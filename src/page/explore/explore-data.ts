import type { Control } from '../../explore/controls/control.ts';
import type { Embedded } from '../../explore/messages.ts';
import type { Axes } from '../data/axes.ts';
import type { Lesson } from './lessons/lesson.ts';

/** What a page that can be explored holds beside its report: plain data, as JSON. */
export interface ExploreData {
  embedded: Embedded;
  controls: readonly Control[];
  policies: readonly { name: string; title: string }[];
  /** The first counted local day, YYYY-MM-DD, and the number of counted days. */
  start: string;
  days: number;
  lesson: Lesson | null;
  /** What `digestOf` gave in the command. */
  digest: string;
  /** Of the scenario as written. */
  axes: Axes;
}

/** The ids of what the page's script finds in the document. */
export const ID = {
  data: 'explore-data',
  engine: 'explore-engine',
  script: 'explore-script',
  panel: 'panel',
  hiding: 'hiding',
  compare: 'compare',
  report: 'report',
  follow: 'follow',
} as const;

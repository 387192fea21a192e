import { BURDENS } from './burdens.ts';
import { HOURS } from './hours.ts';
import type { Lesson } from './lesson.ts';
import { WINDOWS } from './windows.ts';

/** The lessons that `pickup-gap explore --lesson` offers, in the order of the tutorial. */
export const LESSONS: readonly Lesson[] = [...WINDOWS, ...HOURS, ...BURDENS];

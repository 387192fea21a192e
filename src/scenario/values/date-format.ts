import { DATE_FORMATS } from '../../calendar/date-format.ts';
import { oneOf } from './kinds.ts';

/** How the dates of a CSV file are written, if not as 2018-01-31. */
export const dateFormat = oneOf(DATE_FORMATS).optional();

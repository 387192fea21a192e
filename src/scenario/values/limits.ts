import { INPUT_LIMITS } from '../../limits/input-limits.ts';

type Numbers = { [Key in keyof typeof INPUT_LIMITS]: (typeof INPUT_LIMITS)[Key]['most'] };

/** How large a scenario may be: the numbers of the one table of limits. */
export const LIMITS = Object.fromEntries(
  Object.entries(INPUT_LIMITS).map(([key, { most }]) => [key, most]),
) as unknown as Numbers;

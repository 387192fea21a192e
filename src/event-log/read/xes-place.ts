import type { Problem } from '../../refusals/input-error.ts';

/** Where an element begins: line and column, from 1. */
export interface Place {
  line: number;
  column: number;
}

export type Said = Pick<Problem, 'message' | 'allowed' | 'hint'>;

/** Reports the problem and stops reading. */
export type Refuse = (place: Place, said: Said) => never;

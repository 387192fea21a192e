import type { Draws } from '../../model/chance.ts';

/** Stands in for draws to find out whether a decision asks for any: one that does not is the same for everybody of its kind. */
export class NoDraws implements Draws {
  asked = false;

  at(): number {
    this.asked = true;
    return 0.5;
  }
}

import type { Draws } from '../../model/chance.ts';

/**
 * Takes the place of draws to find out whether a decision asks for any. If it asks for none, it is the same for
 * everybody of that kind.
 */
export class NoDraws implements Draws {
  asked = false;

  at(): number {
    this.asked = true;
    return 0.5;
  }
}

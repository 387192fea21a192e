import { BOOKING_DRAW, DETAINER_DRAW, RELEASE_DRAW } from '../model/draw-order.ts';

/** By how much each coordinate advances from one point to the next: the fractional parts of roots of primes. */
const STEPS = [2, 3, 5, 7, 11, 13, 17, 19].map((prime) => Math.sqrt(prime) % 1);

// Which coordinate takes the place of which draw. The draws that are not here are decided otherwise.
const BOOKING: Record<number, number> = { [BOOKING_DRAW.facility]: 0, [BOOKING_DRAW.consents]: 1 };
const DETAINER: Record<number, number> = {
  [DETAINER_DRAW.matchDelay]: 2,
  [DETAINER_DRAW.callDelay]: 3,
  [DETAINER_DRAW.foundDelay]: 4,
  [DETAINER_DRAW.issueDelay]: 5,
};
const RELEASE: Record<number, number> = { [RELEASE_DRAW.custody]: 6, [RELEASE_DRAW.clearing]: 7 };

/**
 * Points that fill the unit cube evenly (a Kronecker sequence). They take the place of random draws where an average
 * over many people is wanted: its error is far smaller than with as many random people.
 */
export class LatticePoint {
  private index = 0;

  seek(index: number): void {
    this.index = index;
  }

  booking(draw: number): number {
    return this.at(BOOKING[draw]);
  }

  detainer(draw: number): number {
    return this.at(DETAINER[draw]);
  }

  release(draw: number): number {
    return this.at(RELEASE[draw]);
  }

  /** In the open interval (0, 1). A draw without a coordinate makes no difference here, and has its middle. */
  private at(coordinate: number | undefined): number {
    if (coordinate === undefined) return 0.5;
    const place = (0.5 + (this.index + 1) * STEPS[coordinate]) % 1;
    return Math.min(1 - 1e-12, Math.max(1e-12, place));
  }
}

import { OUTCOMES } from '../../../events/outcome.ts';

/**
 * People with their outcomes under one policy, each as one whole number, which sorts by person. Functions pass these on
 * so that the outcomes of the same people under two policies can be joined.
 */
export type PersonOutcomes = number[];

const RADIX = 32;
if (OUTCOMES.length > RADIX) throw new Error(`There are more than ${RADIX} outcomes.`);

/** `person` is the key of somebody booked in the counted time, so it is not negative; `outcome` an index. */
export function personOutcome(person: number, outcome: number): number {
  return person * RADIX + outcome;
}

/** Indices into OUTCOMES, a byte per person, in the order of the persons. */
export function outcomesInOrder(people: PersonOutcomes): Uint8Array {
  return Uint8Array.from(Float64Array.from(people).sort(), (one) => one % RADIX);
}

const SEVEN_BITS = 128;

/** The differences between sorted numbers, seven bits to a byte: two or three bytes per person. */
export function personOutcomesToBytes(people: PersonOutcomes): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const one of Float64Array.from(people).sort()) {
    let rest = one - before;
    before = one;
    for (; rest >= SEVEN_BITS; rest = Math.floor(rest / SEVEN_BITS)) bytes.push((rest % SEVEN_BITS) + SEVEN_BITS);
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export function personOutcomesFromBytes(bytes: Uint8Array): PersonOutcomes {
  const people: PersonOutcomes = [];
  let one = 0;
  let scale = 1;
  for (const byte of bytes) {
    one += (byte % SEVEN_BITS) * scale;
    scale *= SEVEN_BITS;
    if (byte >= SEVEN_BITS) continue;
    people.push(one);
    scale = 1;
  }
  return people;
}

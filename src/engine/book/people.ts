import type { Booking } from '../../../events/booking.ts';
import type { Background } from '../../model/booking.ts';

const PRIORITY_SHIFT = 4;

/** Everything that a stage may ask about a booking, except its time and facility, as one small number. */
export function kindOf(booking: Booking): number {
  return (
    (booking.foreignBorn ? 1 : 0) |
    (booking.priorContact ? 2 : 0) |
    (booking.convicted ? 4 : 0) |
    (booking.consents ? 8 : 0) |
    (booking.priority << PRIORITY_SHIFT)
  );
}

/** What determines who can be identified at all, as one small number. */
export function kindOfBackground({ foreignBorn, priorContact }: Background): number {
  return (foreignBorn ? 2 : 0) + (priorContact ? 1 : 0);
}

export function priorityOf(kind: number): number {
  return kind >> PRIORITY_SHIFT;
}

export function kinds(priorities: number): number {
  return priorities << PRIORITY_SHIFT;
}

/** A day's bookings as columns. */
export class People {
  length = 0;
  person = new Int32Array(256);
  bookedAt = new Int32Array(256);
  facility = new Int32Array(256);
  kind = new Int32Array(256);

  add(booking: Booking): void {
    if (this.length === this.person.length) this.grow();
    const i = this.length++;
    this.person[i] = booking.person;
    this.bookedAt[i] = booking.bookedAt;
    this.facility[i] = booking.facility;
    this.kind[i] = kindOf(booking);
  }

  /** Overwrites `booking` with the booking at index `i`, and returns it. */
  read(i: number, booking: Booking): Booking {
    booking.person = this.person[i];
    booking.bookedAt = this.bookedAt[i];
    booking.facility = this.facility[i];
    return readKind(this.kind[i], booking);
  }

  private grow(): void {
    for (const column of ['person', 'bookedAt', 'facility', 'kind'] as const) {
      const wider = new Int32Array(this[column].length * 2);
      wider.set(this[column]);
      this[column] = wider;
    }
  }
}

export function readKind(kind: number, booking: Booking): Booking {
  booking.foreignBorn = (kind & 1) !== 0;
  booking.priorContact = (kind & 2) !== 0;
  booking.convicted = (kind & 4) !== 0;
  booking.consents = (kind & 8) !== 0;
  booking.priority = priorityOf(kind);
  return booking;
}

import type { Channel } from '../../events/channel.ts';
import { LEGAL_BASES } from '../../events/legal-basis.ts';
import { OUTCOMES } from '../../events/outcome.ts';
import type { BinEntries, Bins } from '../sums/histogram.ts';
import { DEFINED } from './by-definition.ts';
import { byPart, PARTS, type Part, type PartSizes, UNDIVIDED } from './parts.ts';

/** Durations for which the report gives quantiles over people. */
export const DURATIONS = [
  'noticeWindow',
  'heardWindow',
  'shortfall',
  'responseTime',
  'pickupGap',
  'lateBy',
  'hoursHeld',
] as const;

export type Duration = (typeof DURATIONS)[number];

/** The number and the sum of one duration's cases in one replication. The histogram is shared by many replications. */
class DurationCounter {
  cases = 0;
  seconds = 0;
  private histogram: Bins;

  constructor(histogram: Bins) {
    this.histogram = histogram;
  }

  /** Cases that are added from now on are also added to this histogram. */
  writeInto(histogram: Bins): void {
    this.histogram = histogram;
  }

  add(seconds: number): void {
    this.cases++;
    this.seconds += seconds;
    this.histogram.add(seconds);
  }

  /** Adds the first `length` of a column of whole seconds. */
  addColumn(seconds: Int32Array, length: number): void {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += seconds[i];
    this.cases += length;
    this.seconds += sum;
    this.histogram.addColumn(seconds, length);
  }

  /** Adds cases that were counted elsewhere, with their histogram's entries. */
  addMany(cases: number, seconds: number, entries: BinEntries): void {
    this.cases += cases;
    this.seconds += seconds;
    this.histogram.addEntries(entries);
  }
}

/**
 * What one replication counts under one policy: integers only (people, seconds), over people booked in the counted
 * time. The histograms passed in are shared by many replications; everything else is reset for each.
 */
export class Counters {
  bookings = 0;
  readonly outcomes = new Float64Array(OUTCOMES.length);
  /** Those of people without a detainer, about whom the agency asked and of whose release it was told. */
  readonly outcomesWithoutDetainer = new Float64Array(OUTCOMES.length);
  /** In the order of DEFINED. */
  readonly byDefinition = new Float64Array(DEFINED.length);
  /** People picked up of whose release the jail sent a notice. */
  pickupsWithNotice = 0;
  readonly identifiedBy: Record<Channel, number> = { fingerprint: 0, bookingCall: 0, courtRecords: 0 };
  asked = 0;
  calls = 0;
  callsWithoutAsking = 0;
  callsAgainstRefusal = 0;
  /** People identified before the exit for whom the probability of a detainer would have been over 1. */
  issueCapped = 0;
  detainersLodged = 0;
  noticesSent = 0;
  heldToLimit = 0;
  heldPast48h = 0;
  /** Seconds past the undelayed exit, in the order of LEGAL_BASES. */
  readonly heldSeconds = new Float64Array(LEGAL_BASES.length);
  /** Seconds by which the clearing of people with a detainer is longer than the base's; below 0 if it is shorter. */
  clearingAddedSeconds = 0;
  /** Not 0 if the policy draws other reasons of release or other custody than the base. */
  releasedOtherwise = 0;
  drivingSeconds = 0;
  waitingSeconds = 0;
  doorSeconds = 0;
  fruitlessSeconds = 0;
  dispatches = 0;
  readonly durations: Record<Duration, DurationCounter>;
  /** By kind of part, the same counters for each part's people, if they are counted separately; without histograms. */
  readonly parts: Record<Part, Counters[]>;

  constructor(histograms: Record<Duration, Bins>, sizes: PartSizes = UNDIVIDED) {
    const parts = (length: number) => Array.from({ length }, () => new Counters(NO_HISTOGRAMS));
    this.parts = byPart((part) => parts(sizes[part]));
    this.durations = Object.fromEntries(DURATIONS.map((key) => [key, new DurationCounter(histograms[key])])) as Record<
      Duration,
      DurationCounter
    >;
  }

  // Here and in `addAllButDurations` the fields are named one by one: in a loop over their names, each takes ten times
  // as long, and a scenario of a hundred jails has thousands in every replication.
  reset(): void {
    this.bookings = this.asked = this.calls = this.callsWithoutAsking = this.callsAgainstRefusal = 0;
    this.issueCapped = this.detainersLodged = this.pickupsWithNotice = this.noticesSent = 0;
    this.heldToLimit = this.heldPast48h = this.clearingAddedSeconds = this.releasedOtherwise = 0;
    this.drivingSeconds = this.waitingSeconds = this.doorSeconds = this.fruitlessSeconds = this.dispatches = 0;
    setZero(this.outcomes);
    setZero(this.outcomesWithoutDetainer);
    setZero(this.byDefinition);
    setZero(this.heldSeconds);
    this.identifiedBy.fingerprint = this.identifiedBy.bookingCall = this.identifiedBy.courtRecords = 0;
    for (const key of DURATIONS) this.durations[key].cases = this.durations[key].seconds = 0;
    for (const part of PARTS) for (const one of this.parts[part]) one.reset();
  }

  /**
   * Adds what another, of the same or more parts, counted of people whose cases have ended in the same replication,
   * except its durations.
   */
  addAllButDurations(other: Counters): void {
    // Most parts of many have counted nobody.
    if (isZero(other.outcomes)) return;
    this.bookings += other.bookings;
    this.asked += other.asked;
    this.calls += other.calls;
    this.callsWithoutAsking += other.callsWithoutAsking;
    this.callsAgainstRefusal += other.callsAgainstRefusal;
    this.issueCapped += other.issueCapped;
    this.detainersLodged += other.detainersLodged;
    this.pickupsWithNotice += other.pickupsWithNotice;
    this.noticesSent += other.noticesSent;
    this.heldToLimit += other.heldToLimit;
    this.heldPast48h += other.heldPast48h;
    this.clearingAddedSeconds += other.clearingAddedSeconds;
    this.releasedOtherwise += other.releasedOtherwise;
    this.drivingSeconds += other.drivingSeconds;
    this.waitingSeconds += other.waitingSeconds;
    this.doorSeconds += other.doorSeconds;
    this.fruitlessSeconds += other.fruitlessSeconds;
    this.dispatches += other.dispatches;
    addList(this.outcomes, other.outcomes);
    addList(this.outcomesWithoutDetainer, other.outcomesWithoutDetainer);
    addList(this.byDefinition, other.byDefinition);
    addList(this.heldSeconds, other.heldSeconds);
    this.identifiedBy.fingerprint += other.identifiedBy.fingerprint;
    this.identifiedBy.bookingCall += other.identifiedBy.bookingCall;
    this.identifiedBy.courtRecords += other.identifiedBy.courtRecords;
    for (const part of PARTS) {
      const parts = this.parts[part];
      for (let i = 0; i < parts.length; i++) parts[i].addAllButDurations(other.parts[part][i]);
    }
  }

  /**
   * The counters of the parts to which a person belongs: that of the facility, and, of the kind that is counted beside
   * the facilities, that at the person's place.
   */
  partsOf(facility: number, beside: Part | null = null, place = 0): Counters[] {
    const found: Counters[] = [];
    if (this.parts.facility.length > 0) found.push(this.parts.facility[facility]);
    if (beside !== null) found.push(this.parts[beside][place]);
    return found;
  }
}

function setZero(list: Float64Array): void {
  for (let i = 0; i < list.length; i++) list[i] = 0;
}

function isZero(list: Float64Array): boolean {
  for (let i = 0; i < list.length; i++) if (list[i] !== 0) return false;
  return true;
}

function addList(list: Float64Array, other: Float64Array): void {
  for (let i = 0; i < list.length; i++) list[i] += other[i];
}

const NO_BINS: Bins = { add() {}, addColumn() {}, addEntries() {} };
export const NO_HISTOGRAMS = Object.fromEntries(DURATIONS.map((key) => [key, NO_BINS])) as Record<Duration, Bins>;

/** How a field of Counters is kept, and so how it is reset, stored and added. */
type KindOf<Value> = Value extends number
  ? 'number'
  : Value extends Float64Array
    ? 'list'
    : Value extends Record<Channel, number>
      ? 'byChannel'
      : Value extends Record<Duration, DurationCounter>
        ? 'durations'
        : Value extends Record<Part, Counters[]>
          ? 'parts'
          : never;

type MethodOf<C> = { [Key in keyof C]: C[Key] extends (...args: never[]) => unknown ? Key : never }[keyof C];

/** The kind of every field. A field that is missing, or of an unknown kind, does not compile. */
export type KindsOf<C> = { readonly [Key in Exclude<keyof C, MethodOf<C>>]: KindOf<C[Key]> };

/** In the order in which counts are stored. */
export const COUNTER_KINDS: KindsOf<Counters> = {
  bookings: 'number',
  asked: 'number',
  calls: 'number',
  callsWithoutAsking: 'number',
  callsAgainstRefusal: 'number',
  issueCapped: 'number',
  detainersLodged: 'number',
  pickupsWithNotice: 'number',
  noticesSent: 'number',
  heldToLimit: 'number',
  heldPast48h: 'number',
  clearingAddedSeconds: 'number',
  releasedOtherwise: 'number',
  drivingSeconds: 'number',
  waitingSeconds: 'number',
  doorSeconds: 'number',
  fruitlessSeconds: 'number',
  dispatches: 'number',
  outcomes: 'list',
  outcomesWithoutDetainer: 'list',
  byDefinition: 'list',
  identifiedBy: 'byChannel',
  heldSeconds: 'list',
  durations: 'durations',
  parts: 'parts',
};

export type CounterField = keyof typeof COUNTER_KINDS;

export type FieldsOfKind<Kind> = {
  [Key in CounterField]: (typeof COUNTER_KINDS)[Key] extends Kind ? Key : never;
}[CounterField];

export const NUMBERS = fieldsOf('number');
export const LISTS = fieldsOf('list');
export const BY_CHANNEL = fieldsOf('byChannel');

function fieldsOf<Kind extends string>(kind: Kind): readonly FieldsOfKind<Kind>[] {
  const fields = Object.keys(COUNTER_KINDS) as CounterField[];
  return fields.filter((key): key is FieldsOfKind<Kind> => COUNTER_KINDS[key] === kind);
}

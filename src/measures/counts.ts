import { CHANNELS } from '../../events/detainer.ts';
import { Counters, DURATIONS, type Duration } from './counters.ts';
import { SparseHistogram } from './histogram.ts';
import { type PartSizes, UNDIVIDED } from './parts.ts';

/** Counters that are one number. */
type Scalar = { [Key in keyof Counters]: Counters[Key] extends number ? Key : never }[keyof Counters];

/** Every one of them, in the order of the stored numbers: a counter missing here does not compile. */
const SCALAR_PLACES: Record<Scalar, true> = {
  bookings: true,
  asked: true,
  calls: true,
  callsWithoutAsking: true,
  callsAgainstRefusal: true,
  detainersLodged: true,
  noticesSent: true,
  heldToLimit: true,
  heldPast48h: true,
  drivingSeconds: true,
  waitingSeconds: true,
  doorSeconds: true,
  fruitlessSeconds: true,
  dispatches: true,
};

const SCALAR_KEYS = Object.keys(SCALAR_PLACES) as Scalar[];

/** The counters of some of a replication's cases as plain data, so that others can add them up. Integers throughout. */
export interface Counts extends PlainCounters {
  /** Of the facilities' counters, where those are kept, the ones that are not blank. */
  facilities: [facility: number, counted: PlainCounters][];
}

interface PlainCounters {
  scalars: number[];
  outcomes: number[];
  identifiedBy: { fingerprint: number; bookingCall: number; courtRecords: number };
  heldSeconds: number[];
  durations: Record<Duration, { cases: number; seconds: number; histogram: [bin: number, count: number][] }>;
}

/** Counters with histograms of their own, and what was counted with them. Months are not told apart. */
export class CountingRoom {
  readonly #histograms = Object.fromEntries(DURATIONS.map((key) => [key, new SparseHistogram()])) as Record<
    Duration,
    SparseHistogram
  >;
  readonly counters: Counters;

  constructor(parts: PartSizes = UNDIVIDED) {
    this.counters = new Counters(this.#histograms, { ...parts, month: 0 });
  }

  counts(): Counts {
    const facilities = this.counters.parts.facility
      .map((counters, f): [number, PlainCounters] => [f, plainCounters(counters)])
      .filter(([, { scalars }]) => scalars.some((value) => value > 0));
    return { ...plainCounters(this.counters, this.#histograms), facilities };
  }
}

function plainCounters(counters: Counters, histograms?: Record<Duration, SparseHistogram>): PlainCounters {
  const { outcomes, identifiedBy, heldSeconds, durations } = counters;
  return {
    scalars: SCALAR_KEYS.map((key) => counters[key]),
    outcomes: [...outcomes],
    identifiedBy: { ...identifiedBy },
    heldSeconds: [...heldSeconds],
    durations: Object.fromEntries(
      DURATIONS.map((key) => {
        const { cases, seconds } = durations[key];
        return [key, { cases, seconds, histogram: histograms?.[key].entries() ?? [] }];
      }),
    ) as PlainCounters['durations'],
  };
}

/** Adds what others counted; histogram entries go into those that the counters write into. */
export function addCounts(counters: Counters, { facilities, ...counts }: Counts): void {
  addPlain(counters, counts);
  for (const [f, counted] of facilities) addPlain(counters.parts.facility[f], counted);
}

function addPlain(counters: Counters, counts: PlainCounters): void {
  SCALAR_KEYS.forEach((key, i) => {
    counters[key] += counts.scalars[i];
  });
  for (let i = 0; i < counts.outcomes.length; i++) counters.outcomes[i] += counts.outcomes[i];
  for (const key of CHANNELS) {
    counters.identifiedBy[key] += counts.identifiedBy[key];
  }
  for (let i = 0; i < counts.heldSeconds.length; i++) counters.heldSeconds[i] += counts.heldSeconds[i];
  for (const key of DURATIONS) {
    const { cases, seconds, histogram } = counts.durations[key];
    counters.durations[key].addMany(cases, seconds, histogram);
  }
}

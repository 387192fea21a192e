import { CHANNELS } from '../../../events/channel.ts';
import {
  BY_CHANNEL,
  type CounterField,
  Counters,
  DURATIONS,
  type Duration,
  type FieldsOfKind,
  LISTS,
  NUMBERS,
} from '../../measures/counters.ts';
import { type PartSizes, UNDIVIDED } from '../../measures/parts.ts';
import { SparseHistogram } from '../../sums/histogram.ts';

/** The counters of some of a replication's cases as plain data, so that others can add them up. All are integers. */
export type Counts = PlainCounters & {
  /** The facilities' counters that are not blank, if facilities are counted separately. */
  facilities: [facility: number, counted: PlainCounters][];
};

/** Each field in plain numbers. Fields that are a single number share one list. */
type PlainCounters = { scalars: number[] } & {
  [Key in Exclude<CounterField, FieldsOfKind<'number'> | 'parts'>]: Plain<Counters[Key]>;
};

type Plain<Value> = Value extends Float64Array
  ? number[]
  : Value extends Counters['durations']
    ? Record<Duration, { cases: number; seconds: number; histogram: [bin: number, count: number][] }>
    : Value;

/** Counters with histograms of their own, and the counts made with them. Months are not counted separately. */
export class CountingRoom {
  private readonly histograms = Object.fromEntries(DURATIONS.map((key) => [key, new SparseHistogram()])) as Record<
    Duration,
    SparseHistogram
  >;
  readonly counters: Counters;

  constructor(parts: PartSizes = UNDIVIDED) {
    this.counters = new Counters(this.histograms, { ...parts, month: 0 });
  }

  counts(): Counts {
    const facilities = this.counters.parts.facility
      .map((counters, f): [number, PlainCounters] => [f, plainCounters(counters)])
      .filter(([, { scalars }]) => scalars.some((value) => value > 0));
    return { ...plainCounters(this.counters, this.histograms), facilities };
  }
}

function plainCounters(counters: Counters, histograms?: Record<Duration, SparseHistogram>): PlainCounters {
  const { outcomes, outcomesWithoutDetainer, byDefinition, identifiedBy, heldSeconds, durations } = counters;
  return {
    scalars: NUMBERS.map((key) => counters[key]),
    outcomes: [...outcomes],
    outcomesWithoutDetainer: [...outcomesWithoutDetainer],
    byDefinition: [...byDefinition],
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

/** Adds what others counted. Their histogram entries go into the histograms that the counters write into. */
export function addCounts(counters: Counters, { facilities, ...counts }: Counts): void {
  addPlain(counters, counts);
  for (const [f, counted] of facilities) addPlain(counters.parts.facility[f], counted);
}

function addPlain(counters: Counters, counts: PlainCounters): void {
  NUMBERS.forEach((key, i) => {
    counters[key] += counts.scalars[i];
  });
  for (const key of LISTS) for (let i = 0; i < counts[key].length; i++) counters[key][i] += counts[key][i];
  for (const key of BY_CHANNEL) for (const channel of CHANNELS) counters[key][channel] += counts[key][channel];
  for (const key of DURATIONS) {
    const { cases, seconds, histogram } = counts.durations[key];
    counters.durations[key].addMany(cases, seconds, histogram);
  }
}

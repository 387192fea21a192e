import type { LocalDays } from '../calendar/local-days.ts';

/** What a span of each lane can be. */
export const SPANS = {
  jail: ['inCustody', 'clearing', 'delayed', 'awaitsHandover', 'held'],
  agency: ['officeClosed', 'onVoiceMail', 'unread', 'onSiteClosed', 'knows', 'answers'],
  team: ['offDuty', 'allOut', 'awaitsCall', 'underWay', 'atDoor', 'handsOver', 'returns'],
} as const;

/** What a moment of each lane can be. */
export const MOMENTS = {
  jail: ['booked', 'callsAgency', 'ordered', 'sendsNotice', 'cleared', 'mayLeave', 'holdEnds', 'leaves'],
  agency: ['identifies', 'lodgesDetainer', 'asksAbout', 'hears', 'findsOut', 'declines', 'jailKnows'],
  team: ['due', 'setsOut', 'doesNotArrive', 'arrives', 'meets', 'givesUp', 'back'],
} as const;

export const LANES = ['jail', 'agency', 'team'] as const;
export type LaneKey = (typeof LANES)[number];
export type SpanKey<L extends LaneKey = LaneKey> = (typeof SPANS)[L][number];
export type MomentKey<L extends LaneKey = LaneKey> = (typeof MOMENTS)[L][number];

/** Instants are seconds since 1970-01-01 UTC. A local time is written as in `Mon 2018-03-12 14:05`. */
export interface Span<Key = SpanKey> {
  key: Key;
  from: number;
  to: number;
  localFrom: string;
  localTo: string;
  /** What happens, and for a gap why nothing does: `left on voice mail until Mon 08:22`. */
  text: string;
}

export interface Moment<Key = MomentKey> {
  key: Key;
  at: number;
  local: string;
  text: string;
}

/** Spans are in order and do not overlap; between two of them there may be a gap. Moments are in order. */
export interface Lane<L extends LaneKey = LaneKey> {
  lane: L;
  spans: Span<SpanKey<L>>[];
  moments: Moment<MomentKey<L>>[];
}

/** Writes simulated times as instants, and into words. */
export class Clock {
  private readonly days: LocalDays;

  constructor(days: LocalDays) {
    this.days = days;
  }

  unix(t: number): number {
    return this.days.unixSeconds(t);
  }

  local(t: number): string {
    return this.days.label(t);
  }

  /** A time as short as it is clear to a reader who is at `from`: `14:05`, `Mon 08:00` or `Mon 2018-03-12 08:00`. */
  near(t: number, from: number): string {
    const [weekday, date, time] = this.days.label(t).split(' ');
    const apart = Math.abs(this.days.dayOf(t) - this.days.dayOf(from));
    if (apart === 0) return time;
    return apart < 7 ? `${weekday} ${time}` : `${weekday} ${date} ${time}`;
  }
}

/** Collects a lane's spans and moments from simulated times. */
export class LaneMaker<L extends LaneKey> {
  private readonly lane: L;
  private readonly clock: Clock;
  private readonly spans: Span<SpanKey<L>>[] = [];
  private readonly moments: Moment<MomentKey<L>>[] = [];

  constructor(lane: L, clock: Clock) {
    this.lane = lane;
    this.clock = clock;
  }

  /** Adds a span, unless it is empty. */
  span(key: SpanKey<L>, { from, to }: { from: number; to: number }, text: string): void {
    if (from >= to) return;
    const { clock } = this;
    const times = { from: clock.unix(from), to: clock.unix(to) };
    this.spans.push({ key, ...times, localFrom: clock.local(from), localTo: clock.local(to), text });
  }

  moment(key: MomentKey<L>, at: number, text: string): void {
    this.moments.push({ key, at: this.clock.unix(at), local: this.clock.local(at), text });
  }

  /** Moments of one second stay in the order in which they were added. */
  made(): Lane<L> {
    const { lane, spans, moments } = this;
    return {
      lane,
      spans: spans.toSorted((a, b) => a.from - b.from),
      moments: moments.toSorted((a, b) => a.at - b.at),
    };
  }
}

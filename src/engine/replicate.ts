import type { AgentArrival } from '../../events/agent-arrival.ts';
import type { Booking } from '../../events/booking.ts';
import { OUTCOME_INDEX } from '../../events/outcome.ts';
import { StageDraws } from '../draws/stage-draws.ts';
import type { Counters } from '../measures/counters.ts';
import { countCase, countServed } from '../measures/observe.ts';
import { blankBooking } from '../model/booking.ts';
import { blankCaseRecords, type Case, followToFieldOffice } from '../model/case.ts';
import { STAGE } from '../model/draw-order.ts';
import { BookingDraws, bookDay, type DayBooked } from './book-day.ts';
import { COUNTED, DISPATCHES, DueNotices, HOLD_BASIS, LEAVES_AT, OUTCOME, UNDELAYED_EXIT_AT } from './due-notices.ts';
import { FieldOffice } from './field-office.ts';
import { keepNotice } from './keep-notice.ts';
import { People } from './people.ts';
import type { Plan } from './plan.ts';
import { arrivalEvent, blankServed, countEarlierTrip, readServed } from './served.ts';
import { isStraight, StraightCases } from './straight-cases.ts';

/** Sees one replication's cases go by, and may keep what it sees; it must not change them. */
export interface Observer {
  booked(booking: Booking): void;
  followed(policy: number, booking: Booking, found: Case): void;
  served(policy: number, arrival: AgentArrival): void;
}

/**
 * Runs replications of a plan one after the other, day by day: books a day's people once, walks each of them under every policy as
 * far as the field office, then lets each policy's field office go on to that day. Keeps its working space from
 * one replication to the next, and writes each person's records over the last one's.
 */
export class Replicator {
  private readonly plan: Plan;
  private readonly due: DueNotices[];
  private readonly fieldOffices: FieldOffice[];
  /** By policy; null where it is not straight. */
  private readonly straight: (StraightCases | null)[];
  private readonly people = new People();
  private readonly booking = blankBooking();
  private readonly bookingDraws = new BookingDraws();
  private readonly records = blankCaseRecords();
  private readonly servedRecord = blankServed();
  private readonly draws = {
    detainer: new StageDraws(STAGE.detainer),
    releaseNotice: new StageDraws(STAGE.releaseNotice),
    agentArrival: new StageDraws(STAGE.agentArrival),
  };
  // Of the replication and the day under way:
  private replication = 0;
  private counters: Counters[] = [];
  private observer: Observer | undefined;
  private counted = false;

  constructor(plan: Plan) {
    this.plan = plan;
    this.due = plan.policies.map(() => new DueNotices());
    const { seed, priorities } = plan.scenario;
    const { agentArrival, releaseNotice } = this.draws;
    const drawsOf = (person: number) => {
      agentArrival.seek(seed, this.replication, person);
      return agentArrival;
    };
    const releaseDrawsOf = (person: number) => {
      releaseNotice.seek(seed, this.replication, person);
      return releaseNotice;
    };
    this.fieldOffices = plan.policies.map((policy, p) => {
      const settled = (notice: number) => this.settled(p, notice);
      const sentAgain = (notice: number) => countEarlierTrip(this.counters[p], this.due[p], notice);
      return new FieldOffice(policy, { due: this.due[p], drawsOf, settled, sentAgain });
    });
    this.straight = plan.policies.map((policy, p) => {
      if (!isStraight(policy)) return null;
      const follow = (i: number) => {
        this.seek(this.people.person[i]);
        this.follow(this.people.read(i, this.booking), p);
      };
      const work = { due: this.due[p], office: this.fieldOffices[p], drawsOf: releaseDrawsOf, follow };
      return new StraightCases(policy, priorities.length, work);
    });
  }

  /** Counts replication number `replication` (from 0) into `counters`, one for each policy. */
  run(replication: number, counters: Counters[], observer?: Observer): void {
    const { plan, fieldOffices } = this;
    const { warmUpDays, days, coolDownDays } = plan.scenario;
    this.replication = replication;
    this.counters = counters;
    this.observer = observer;
    for (const counter of counters) counter.reset();
    for (const due of this.due) due.clear();
    for (const office of fieldOffices) office.open(plan.days.startOf(-warmUpDays));
    for (let day = -warmUpDays; day < days + coolDownDays; day++) {
      this.counted = day >= 0 && day < days;
      const booked = this.book(day);
      if (this.counted) for (const counter of counters) countBooked(counter, booked);
      this.walkTogether();
      // Whoever is booked later falls due later.
      for (const office of fieldOffices) office.advance(plan.days.startOf(day + 1));
    }
    for (const office of fieldOffices) office.close();
  }

  /** Books a day's people, and walks each of them under the policies that are not straight; an observer is shown everybody. */
  private book(day: number): DayBooked {
    const { plan, people, straight, observer, bookingDraws, replication, booking: into } = this;
    people.length = 0;
    const book = (visit: (booking: Booking) => void, how: { everybody?: boolean; into?: Booking }) =>
      bookDay(plan, bookingDraws, replication, day, visit, how);
    if (observer !== undefined) return book((booking) => this.show(booking, observer), { everybody: true });
    const apart = straight.flatMap((cases, p) => (cases === null ? [p] : []));
    if (apart.length === 0) return book((booking) => people.add(booking), { into });
    const isMixed = apart.length < straight.length;
    const visit = (booking: Booking) => {
      if (isMixed) people.add(booking);
      this.seek(booking.person);
      for (const p of apart) this.follow(booking, p);
    };
    return book(visit, { into });
  }

  private show(booking: Booking, observer: Observer): void {
    observer.booked(booking);
    this.seek(booking.person);
    for (let p = 0; p < this.plan.policies.length; p++) {
      observer.followed(p, booking, this.follow(booking, p, blankCaseRecords()));
    }
  }

  private walkTogether(): void {
    const { straight, people, counters, counted } = this;
    for (let p = 0; p < straight.length; p++) straight[p]?.walk(people, counted ? counters[p] : null);
  }

  private seek(person: number): void {
    const { seed } = this.plan.scenario;
    const { detainer, releaseNotice, agentArrival } = this.draws;
    detainer.seek(seed, this.replication, person);
    releaseNotice.seek(seed, this.replication, person);
    agentArrival.seek(seed, this.replication, person);
  }

  /** One person under one policy, once their draws are sought. */
  private follow(booking: Booking, p: number, records = this.records): Case {
    const { counted } = this;
    const policy = this.plan.policies[p];
    const found = followToFieldOffice(booking, policy, this.draws, records);
    if (counted) countCase(this.counters[p], booking, found, policy.releaseNotice.requestedLeadSeconds);
    if (found.outcome === null && found.dueAt !== null) {
      this.fieldOffices[p].add(keepNotice(this.due[p], booking, found, counted), found.dueAt);
    }
    return found;
  }

  private settled(p: number, notice: number): void {
    const due = this.due[p];
    const { rows } = due;
    const row = due.rowOf(notice);
    if (rows[row + COUNTED] === 1) {
      // Of somebody neither sent for nor held there is nothing to count but the outcome: half of the benchmark's people.
      const isPlain = rows[row + DISPATCHES] === 0 && rows[row + LEAVES_AT] === rows[row + UNDELAYED_EXIT_AT];
      if (isPlain && rows[row + HOLD_BASIS] < 0) this.counters[p].outcomes[rows[row + OUTCOME]]++;
      else countServed(this.counters[p], readServed(due, notice, this.servedRecord));
    }
    this.observer?.served(p, arrivalEvent(due, notice));
    due.remove(notice);
  }
}

function countBooked(counters: Counters, { people, untouched }: DayBooked): void {
  counters.bookings += people;
  counters.outcomes[OUTCOME_INDEX.notIdentified] += untouched;
}

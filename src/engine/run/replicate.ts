import type { AgentArrival } from '../../../events/agent-arrival.ts';
import type { Booking } from '../../../events/booking.ts';
import { type Outcome, outcomeIndex } from '../../../events/outcome.ts';
import { RowDraws } from '../../draws/row-draws.ts';
import { StageDraws } from '../../draws/stage-draws.ts';
import { Counters, NO_HISTOGRAMS } from '../../measures/counters.ts';
import type { Flows } from '../../measures/flows.ts';
import { countCase } from '../../measures/observe.ts';
import { PARTS, type Part, partBesideFacilities } from '../../measures/parts.ts';
import { blankBooking } from '../../model/booking.ts';
import { type Case, followToFieldOffice, type PersonDraws } from '../../model/case.ts';
import type { DaySwing, WeekDraws } from '../../model/chance.ts';
import { asksNothing } from '../../model/detainer.ts';
import { RELEASE_DRAW, STAGE } from '../../model/draw-order.ts';
import type { Policy } from '../../model/policy.ts';
import { blankRelease, type Release } from '../../model/release.ts';
import { type BookedByFacility, BookingDraws, bookDay, type DayBooked, type DayToBook } from '../book/book-day.ts';
import { daySwings } from '../book/day-swings.ts';
import { People } from '../book/people.ts';
import { weekDraws } from '../book/week-draws.ts';
import { blankDueNotice, dueNoticeOf, PART_BITS } from '../office/due-notice.ts';
import { COUNTED, DueNotices, OUTCOME } from '../office/due-notices.ts';
import { FieldOffice } from '../office/field-office.ts';
import { arrivalEvent, blankSettled, countEarlierTrip, countSettledNotice } from '../office/settled-notice.ts';
import { TeamNumbers, type TeamTrip } from '../office/team-trip.ts';
import { isCountedDay } from '../plan/is-counted.ts';
import type { Plan } from '../plan/plan.ts';
import type { Followers } from '../plan/run-in.ts';
import { countBooked, countBookedByFacility, partsOfNotice } from './count-parts.ts';
import { OutcomesOfPeople } from './outcomes-of-people.ts';
import { SharedDecisions } from './shared-decisions.ts';
import { isStraight, StraightCases } from './straight-cases.ts';

/** Sees the cases of one replication one by one. It may keep what it sees, but must not change it. */
export interface Observer {
  /** Whether it sees people about whom no policy can ask anything, too: most of a year's people. Default: yes. */
  everybody?: boolean;
  booked(booking: Booking): void;
  followed(policy: number, booking: Booking, found: Case): void;
  served(policy: number, arrival: AgentArrival): void;
  /** Another team is sent to the same person; `arrival` is the arrival of the team before it. */
  sentAgain?(policy: number, arrival: AgentArrival): void;
  /** A team sets out. Its trip is known to the end. Called before `served`, in order of time in each field office. */
  sent?(policy: number, trip: TeamTrip): void;
}

/** Takes a person as far as the field office. What it returns is used before the next person is followed. */
export type FollowCase = (booking: Booking, policy: Policy, draws: PersonDraws) => Case;

/**
 * Runs replications of a plan one after the other, day by day. It books a day's people once, follows each of them under
 * every policy as far as the field office, then lets each policy's field offices advance to that day. It keeps its
 * working space from one replication to the next, and overwrites the last person's records with the next one's.
 */
export class Replicator {
  private readonly plan: Plan;
  /** How an observed person is followed: by the rules alone, or with what a log says of the person. */
  private readonly followCase: FollowCase;
  /** Whether parts are counted separately. */
  private readonly isDivided: boolean;
  /** The kind of part that is counted beside the facilities. */
  private readonly beside: Part | null;
  /** By policy and field office. */
  private readonly desks: Desk[][];
  /** By policy; null if it is not straight. */
  private readonly straight: (StraightCases | null)[];
  /** Whether some policies are straight and others are not. */
  private readonly isMixed: boolean;
  /** By facility: the policies that are not straight, in groups that decide detainer and release alike there. */
  private readonly groupsIn: readonly Group[][];
  /** Those of all facilities. */
  private readonly groups: readonly Group[];
  /** A counted day's people, whom all policies follow. */
  private readonly people = new People();
  /** By policy: another day's people whom it follows. */
  private readonly outsiders: People[];
  private readonly outcomes: OutcomesOfPeople | null;
  private readonly booking = blankBooking();
  private readonly dayToBook: DayToBook;
  /** What becomes of a day's people. Made once, because a replication has over a thousand days. */
  private readonly visits: Record<'inColumns' | 'alone' | 'outsider', Visit> = {
    inColumns: (booking) => this.people.add(booking),
    alone: (booking, followers) => this.followCounted(booking, followers),
    outsider: (booking, followers) => this.followOutsider(booking, followers),
  };
  /** Of the current replication; null if facilities are not counted separately. */
  private readonly byFacility: BookedByFacility | null;
  private readonly options: { into: Booking; byFacility: BookedByFacility | null };
  private readonly shared: SharedDecisions;
  private readonly dueNotice = blankDueNotice();
  private readonly settledRecord = blankSettled();
  private readonly draws: Record<'detainer' | 'releaseNotice' | 'agentArrival', StageDraws> & {
    swing: DaySwing;
    week: WeekDraws;
  };
  // State of the current replication and day:
  private replication = 0;
  private counters: Counters[] = [];
  private observer: Observer | undefined;
  private counted = false;
  /** Of the day, and then of the current person: the place among the parts that are counted beside the facilities. */
  private part = 0;
  /** Where the outcomes of people are kept, to compare policies; null with one policy, or for an observer. */
  private compared: OutcomesOfPeople | null = null;
  /** The current person's number there; −1 while nobody has asked about the person, 0 if nothing is compared. */
  private number = 0;
  /** Of the first of the day's people whom straight policies follow. */
  private firstNumber = 0;

  constructor(plan: Plan, followCase: FollowCase = followToFieldOffice) {
    this.plan = plan;
    this.followCase = followCase;
    const counts = () => new Int32Array(plan.parts.facility);
    this.byFacility = plan.parts.facility === 0 ? null : { people: counts(), touched: counts() };
    this.options = { into: this.booking, byFacility: this.byFacility };
    this.dayToBook = { draws: new BookingDraws(plan), replication: 0, day: 0 };
    const { seed, priorities, facilities } = plan.scenario;
    this.shared = new SharedDecisions(plan.policies, plan.scenario.policies, facilities.length);
    this.outcomes = plan.policies.length > 1 ? new OutcomesOfPeople(plan.policies.length) : null;
    this.isDivided = PARTS.some((part) => plan.parts[part] > 0);
    this.beside = partBesideFacilities(plan.parts);
    this.draws = {
      detainer: new StageDraws(STAGE.detainer),
      releaseNotice: new StageDraws(STAGE.releaseNotice),
      agentArrival: new StageDraws(STAGE.agentArrival),
      swing: daySwings(seed, plan.fieldOfficeOf, () => this.replication),
      week: weekDraws(seed, () => this.replication),
    };
    const { agentArrival, releaseNotice } = this.draws;
    const drawsOf = (person: number) => {
      agentArrival.seek(seed, this.replication, person);
      return agentArrival;
    };
    const releaseDrawsOf = (person: number) => {
      releaseNotice.seek(seed, this.replication, person);
      return releaseNotice;
    };
    const row = new RowDraws(STAGE.releaseNotice, RELEASE_DRAW.custody);
    const rowOf = (first: number, count: number) => {
      row.seek(seed, this.replication, first, count);
      return row;
    };
    this.desks = plan.policies.map((policy, p) =>
      Array.from({ length: plan.fieldOffices }, (_, o): Desk => {
        const due = new DueNotices();
        const settled = (notice: number) => this.settled(p, due, notice);
        const sentAgain = (notice: number) => this.sentAgain(p, due, notice);
        const work = { due, drawsOf, settled, sentAgain };
        return { due, office: new FieldOffice(policy, work, plan.fieldOfficeOf.indexOf(o)) };
      }),
    );
    this.outsiders = plan.policies.map(() => new People());
    this.straight = plan.policies.map((policy, p) => {
      if (!isStraight(policy) || plan.fieldOffices > 1 || this.isDivided) return null;
      const follow = (i: number) => {
        const people = this.peopleOf(p);
        this.seek(people.person[i]);
        this.number = this.firstNumber + i;
        this.follow(people.read(i, this.booking), p);
      };
      const [{ due, office }] = this.desks[p];
      return new StraightCases(policy, priorities.length, { due, office, drawsOf: releaseDrawsOf, rowOf, follow });
    });
    const groups = new Map<string, Group>();
    this.groupsIn = facilities.map((_, facility) =>
      this.shared.groupsIn(facility).flatMap((group) => {
        const policies = group.filter((p) => this.straight[p] === null);
        if (policies.length === 0) return [];
        const key = String(policies);
        const known = groups.get(key) ?? { policies, unasked: new Counters(NO_HISTOGRAMS, plan.parts), endedAs: ASKED };
        groups.set(key, known);
        return [known];
      }),
    );
    this.groups = [...groups.values()];
    this.isMixed = this.groups.length > 0 && this.straight.some((cases) => cases !== null);
  }

  /** Counts replication number `replication` (from 0) into `counters`, which has one per policy. */
  run(replication: number, counters: Counters[], observer?: Observer): void {
    const { plan, byFacility } = this;
    const desks = this.desks.flat();
    const { warmUpDays, days, coolDownDays } = plan.scenario;
    this.replication = replication;
    this.counters = counters;
    this.observer = observer;
    this.compared = observer === undefined ? this.outcomes : null;
    this.compared?.clear();
    for (const [p, counter] of counters.entries()) {
      counter.reset();
      counter.releasedOtherwise = plan.policies[p].releasesAsBase ? 0 : 1;
    }
    for (const { unasked } of this.groups) unasked.reset();
    byFacility?.people.fill(0);
    byFacility?.touched.fill(0);
    this.watchTeams(observer);
    for (const { due, office } of desks) {
      due.clear();
      office.open(plan.days.startOf(-warmUpDays));
    }
    for (let day = -warmUpDays; day < days + coolDownDays; day++) {
      this.counted = isCountedDay(plan, day);
      if (this.counted && plan.parts.month > 0) this.part = plan.months.ofDay(day);
      const booked = this.book(day);
      if (this.counted) for (const counter of counters) countBooked(counter, booked, this.part);
      this.walkTogether();
      // Few people of the warm-up are followed, so their notices can wait.
      if (day < -1) continue;
      // Notices of people booked on later days fall due after this one.
      const end = plan.days.startOf(day + 1);
      for (const { office } of desks) office.advance(end);
    }
    for (const { office } of desks) office.close();
    if (byFacility !== null) for (const counter of counters) countBookedByFacility(counter, byFacility);
    for (const { policies, unasked } of this.groups) {
      for (const p of policies) counters[p].addAllButDurations(unasked);
    }
  }

  /** Adds the people of the last replication to the flows of each policy. */
  addFlowsTo(flows: readonly Flows[]): void {
    this.compared?.addTo(flows, this.plan.baseline);
  }

  /**
   * Books a day's people, and follows each of them under the policies that are not straight. An observer sees everybody
   * whom a policy follows, under all policies that do.
   */
  private book(day: number): DayBooked {
    const { plan, people, groups, observer, dayToBook, visits, options, byFacility } = this;
    people.length = 0;
    for (const own of this.outsiders) own.length = 0;
    dayToBook.replication = this.replication;
    dayToBook.day = day;
    if (observer !== undefined) {
      const show: Visit = (booking, followers) => this.show(booking, followers, observer);
      return bookDay(plan, dayToBook, show, { everybody: observer.everybody ?? true, byFacility });
    }
    if (!this.counted) return bookDay(plan, dayToBook, visits.outsider, options);
    if (groups.length > 0) {
      return bookDay(plan, dayToBook, visits.alone, { ...options, everybody: plan.partOf !== null });
    }
    const booked = bookDay(plan, dayToBook, visits.inColumns, options);
    this.firstNumber = this.compared?.add(people.length) ?? 0;
    return booked;
  }

  /** Follows a counted person whom not all policies follow in columns. */
  private followCounted(booking: Booking, followers: Followers): void {
    const { isMixed } = this;
    const groups = this.groupsIn[booking.facility];
    this.number = this.compared === null ? 0 : NOT_ASKED;
    if (isMixed) this.addToColumns(booking);
    this.seek(booking.person);
    for (let g = 0; g < groups.length; g++) this.followGroup(booking, groups[g], followers);
    if (groups.length > 1 || isMixed) this.endUnasked(groups);
  }

  /** A person whom straight policies follow together with the day's others. */
  private addToColumns(booking: Booking): void {
    const { people, compared } = this;
    people.add(booking);
    if (compared === null) return;
    this.number = compared.add();
    if (people.length === 1) this.firstNumber = this.number;
  }

  private followOutsider(booking: Booking, followers: Followers): void {
    const { straight, outsiders } = this;
    const groups = this.groupsIn[booking.facility];
    this.number = 0;
    if (groups.length > 0) this.seek(booking.person);
    for (let g = 0; g < groups.length; g++) this.followGroup(booking, groups[g], followers);
    for (let p = 0; p < straight.length; p++) {
      if (followers[p] !== 0 && straight[p] !== null) outsiders[p].add(booking);
    }
  }

  /**
   * Most people are never asked about. Their cases are the same under all policies of a group, so they are followed and
   * counted once.
   */
  private followGroup(booking: Booking, group: Group, followers: Followers): void {
    const { policies, unasked } = group;
    const first = policies[0];
    if (asksNothing(this.shared.detainer(booking, first, this.draws))) {
      if (!this.counted) return;
      const found = this.shared.follow(booking, first, this.draws);
      this.count(unasked, booking, found, first);
      group.endedAs = found.outcome;
      return;
    }
    group.endedAs = ASKED;
    if (this.number === NOT_ASKED && this.compared !== null) this.number = this.compared.add();
    for (const p of policies) if (followers[p] !== 0) this.follow(booking, p);
  }

  /** Keeps the current person's outcome under the policies that ask nothing, if another policy asks. */
  private endUnasked(groups: readonly Group[]): void {
    const { compared, number } = this;
    if (compared === null || number === NOT_ASKED) return;
    for (const { policies, endedAs } of groups) {
      if (endedAs !== ASKED) for (const p of policies) compared.set(number, p, outcomeIndex(endedAs));
    }
  }

  private show(booking: Booking, followers: Followers, observer: Observer): void {
    observer.booked(booking);
    this.seek(booking.person);
    for (let p = 0; p < this.plan.policies.length; p++) {
      if (followers[p] === 0) continue;
      observer.followed(p, booking, this.follow(booking, p));
    }
  }

  private walkTogether(): void {
    const { straight, counters, counted } = this;
    for (let p = 0; p < straight.length; p++)
      straight[p]?.walk(this.peopleOf(p), counted ? counters[p] : null, this.firstNumber);
  }

  /** The day's people whom a straight policy follows. */
  private peopleOf(p: number): People {
    return this.counted ? this.people : this.outsiders[p];
  }

  private seek(person: number): void {
    this.shared.nextPerson();
    const { seed } = this.plan.scenario;
    const { detainer, releaseNotice, agentArrival } = this.draws;
    detainer.seek(seed, this.replication, person);
    releaseNotice.seek(seed, this.replication, person);
    agentArrival.seek(seed, this.replication, person);
  }

  /** Follows one person under one policy; `seek` must have found their draws. An observer keeps what it sees. */
  private follow(booking: Booking, p: number): Case {
    const { counted, plan, draws, compared, number } = this;
    const policy = plan.policies[p];
    const found =
      this.observer === undefined ? this.shared.follow(booking, p, draws) : this.followCase(booking, policy, draws);
    if (counted) this.count(this.counters[p], booking, found, p);
    if (found.outcome === null && found.dueAt !== null) {
      const { due, office } = this.desks[p][plan.fieldOfficeOf[booking.facility]];
      const record = dueNoticeOf(booking, found, counted ? 1 + number : 0, this.dueNotice);
      if (counted && this.isDivided) record.flags += this.part << PART_BITS;
      office.add(due.add(record), found.dueAt);
    } else if (counted && compared !== null && found.outcome !== null) {
      compared.set(number, p, outcomeIndex(found.outcome));
    }
    return found;
  }

  /** Without an observer of teams, the field offices number none. */
  private watchTeams(observer: Observer | undefined): void {
    const sent = observer?.sent?.bind(observer);
    for (const [p, offices] of this.desks.entries()) {
      for (const [fieldOffice, { office }] of offices.entries()) {
        office.watch = null;
        if (sent === undefined) continue;
        const numbers = new TeamNumbers(office.groups, fieldOffice);
        office.watch = (setOut) => sent(p, numbers.tripOf(setOut));
      }
    }
  }

  private count(counters: Counters, booking: Booking, found: Case, p: number): void {
    const policy = this.plan.policies[p];
    countCase(counters, booking, found, policy);
    if (!this.isDivided) return;
    const { beside } = this;
    const { partOf } = this.plan;
    const { parts } = counters;
    if (partOf !== null && beside !== null) {
      this.part = partOf.of(booking, policy, partOf.needsRelease ? this.releaseOf(booking, p) : NO_RELEASE);
      parts[beside][this.part].bookings++;
    }
    if (parts.facility.length > 0) countCase(parts.facility[booking.facility], booking, found, policy);
    if (beside !== null) countCase(parts[beside][this.part], booking, found, policy);
  }

  /** An observer's cases are followed with records of their own. */
  private releaseOf(booking: Booking, p: number): Release {
    return this.observer === undefined ? this.shared.release(booking, p, this.draws) : NO_RELEASE;
  }

  private sentAgain(p: number, due: DueNotices, notice: number): void {
    countEarlierTrip(this.counters[p], due, notice);
    if (this.isDivided) {
      for (const part of partsOfNotice(this.counters[p], due, notice, this.beside)) countEarlierTrip(part, due, notice);
    }
    this.observer?.sentAgain?.(p, arrivalEvent(due, notice));
  }

  private settled(p: number, due: DueNotices, notice: number): void {
    countSettledNotice(this.counters[p], due, notice, this.settledRecord);
    if (this.isDivided) {
      for (const part of partsOfNotice(this.counters[p], due, notice, this.beside))
        countSettledNotice(part, due, notice);
    }
    this.observer?.served(p, arrivalEvent(due, notice));
    if (this.compared !== null) {
      const row = due.rowOf(notice);
      const counted = due.rows[row + COUNTED];
      if (counted > 0) this.compared.set(counted - 1, p, due.rows[row + OUTCOME]);
    }
    due.remove(notice);
  }
}

const NO_RELEASE = blankRelease();

type Visit = (booking: Booking, followers: Followers) => void;

interface Group {
  policies: number[];
  /** Counts the people whom the agency never asks about, once for all policies of the group. */
  unasked: Counters;
  /** How the case of the current person ended, if the agency never asks about them. */
  endedAs: Outcome | typeof ASKED;
}

const ASKED = null;
/** Nobody has asked about the current person yet. */
const NOT_ASKED = -1;

interface Desk {
  due: DueNotices;
  office: FieldOffice;
}

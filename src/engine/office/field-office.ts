import { OUTCOME_INDEX } from '../../../events/outcome.ts';
import {
  allowsOvertime,
  calledToDoor,
  expectedLeave,
  isKnownToHaveLeft,
  isWorthATrip,
  untoldOutcome,
} from '../../model/agent-arrival.ts';
import type { Draws } from '../../model/chance.ts';
import { type Policy, rulesAt } from '../../model/policy.ts';
import { blankDispatch, blankTrip, type Dispatch, makeTrip, type Trip } from '../../model/trip.ts';
import { ARRANGED, TOLD } from './due-notice.ts';
import {
  AGENTS,
  DISPATCHES,
  DUE_AT,
  type DueNotices,
  EXIT_AT,
  EXPECTED_EXIT_AT,
  FACILITY,
  FLAGS,
  LEAVES_AT,
  OPEN,
  OUTCOME,
  OVERTIME,
  PERSON,
  PRIORITY,
  RECEIVED_AT,
} from './due-notices.ts';
import { Heap } from './heap.ts';
import { NoticeCalendar } from './notice-calendar.ts';
import { Teams } from './teams.ts';
import { recordTrip } from './trip-record.ts';
import { WaitingLine } from './waiting-line.ts';

/** What a field office works with, beside its policy. */
export interface FieldOfficeWork {
  due: DueNotices;
  /** A person's draws of the stage agent arrival in the current replication. */
  drawsOf(person: number): Draws;
  /** Called once for each notice, when everything about it is known. */
  settled(notice: number): void;
  /** Called before another team is sent to the same person, while the row still holds the previous trip. */
  sentAgain(notice: number): void;
}

/** A team that sets out, as whoever watches the office sees it. */
export interface SetOut {
  person: number;
  facility: number;
  /** Index into the rules' list of teams. */
  group: number;
  onOvertime: boolean;
  setOutAt: number;
  /** Overwritten by the next one. */
  trip: Trip;
}

/**
 * Stage 4: one field office under one policy, where people compete for teams. This is a discrete-event simulation. It
 * merges five streams: notices sorted by when they fall due, teams that return, shifts that open, last shifts that end,
 * and notices that come back for a second attempt or a call to the door. It takes in everything that happens at an
 * instant before it sends anybody at that instant, so the order of simultaneous events cannot matter.
 * test/engine/field-office-reference.ts does the same in the plainest way.
 */
export class FieldOffice {
  /** Sees every team that sets out, in order of time; null: nobody watches. */
  watch: ((setOut: SetOut) => void) | null = null;
  private readonly policy: Policy;
  /** The rules of the office itself: teams, their size, overtime, order. They hold always and for all facilities. */
  private readonly rules: Policy;
  private readonly work: FieldOfficeWork;
  private readonly teams: Teams;
  private readonly calendar = new NoticeCalendar();
  /** Index, in the calendar's page, of the next notice to fall due. */
  private next = 0;
  private now = Number.NEGATIVE_INFINITY;
  /** When a last shift ends, from which on nobody is on duty: the first such instant after the one it was asked for. */
  private closing = Number.NEGATIVE_INFINITY;
  /** Notices that come back: for another team, or when an on-site office is called to the door. (instant, notice) */
  private readonly comingBack = new Heap();
  /** Waiting notices by rank. Those that allow overtime have a queue of their own. */
  private readonly waiting = new WaitingLine();
  private readonly waitingOvertime = new WaitingLine();
  // Written over for every dispatch.
  private readonly dispatched: Dispatch = blankDispatch();
  private readonly trip = blankTrip();
  // Rules that every notice needs, read once.
  private readonly firstCome: boolean;
  private readonly everyNotice: boolean;
  private readonly knowsOvertime: boolean;
  private readonly hasOnSiteOffice: boolean;

  /** `facility` is any of those that the office serves. */
  constructor(policy: Policy, work: FieldOfficeWork, facility = 0) {
    this.policy = policy;
    this.rules = policy.periods === null ? policy : policy.periods[0].rules[facility];
    this.work = work;
    const { agentArrival } = this.rules;
    this.teams = new Teams(agentArrival);
    this.firstCome = agentArrival.order === 'firstCome';
    this.everyNotice = policy.periods === null && agentArrival.dispatch === 'everyNotice';
    this.knowsOvertime = agentArrival.overtime.rule !== 'none';
    const everyRules = policy.periods === null ? [policy] : policy.periods.flatMap(({ rules }) => rules);
    this.hasOnSiteOffice = everyRules.some((rules) => !rules.agentArrival.onSiteOffice.hours.never);
  }

  /** How many teams each group has. */
  get groups(): number[] {
    return this.rules.agentArrival.teams.map(({ count }) => count);
  }

  /** Starts over, for notices due at `from` or later. */
  open(from: number): void {
    this.calendar.clear(from);
    this.next = 0;
    this.now = this.closing = Number.NEGATIVE_INFINITY;
    this.teams.reset();
    this.comingBack.clear();
    this.waiting.clear();
    this.waitingOvertime.clear();
  }

  add(notice: number, dueAt: number): void {
    this.calendar.add(notice, dueAt);
  }

  /** Simulates whole pages of the calendar, up to `end` at most. No notice due before `end` may be added later. */
  advance(end: number): void {
    for (let pageEnd = this.calendar.nextEnd; pageEnd <= end; pageEnd = this.calendar.nextEnd) {
      if (pageEnd === Number.POSITIVE_INFINITY) return;
      this.calendar.turn();
      this.next = 0;
      this.simulate(pageEnd);
    }
  }

  /** Simulates everything that is left, and settles every notice. */
  close(): void {
    this.advance(Number.POSITIVE_INFINITY);
    this.simulate(Number.POSITIVE_INFINITY);
    while (this.waiting.size > 0) this.drop(this.waiting);
    while (this.waitingOvertime.size > 0) this.drop(this.waitingOvertime);
  }

  private simulate(end: number): void {
    const { teams } = this;
    let now = this.nextInstant();
    while (now < end) {
      teams.comeBack(now);
      if (now === this.closing) this.askForOvertime(now);
      this.enqueueBefore(now + 1);
      this.dispatch(now);
      // Nobody can be sent before a team returns, so everything due until then can join the queue at once.
      if (teams.idle === 0) this.enqueueBefore(Math.min(teams.nextReturn, this.closingAfter(now)));
      this.now = now;
      now = this.nextInstant();
    }
  }

  private nextInstant(): number {
    const { calendar, teams } = this;
    const due = this.next < calendar.length ? calendar.times[this.next] : Number.POSITIVE_INFINITY;
    let next = Math.min(due, teams.nextReturn, this.comingBack.topKey);
    if (this.waiting.size > 0) next = Math.min(next, this.closingAfter(this.now));
    if (teams.idle === 0 || this.waiting.size + this.waitingOvertime.size === 0) return next;
    return Math.min(next, teams.nextOpening(this.now));
  }

  /** Infinity where overtime does not matter. */
  private closingAfter(now: number): number {
    if (!this.knowsOvertime) return Number.POSITIVE_INFINITY;
    if (this.closing <= now) this.closing = this.teams.nextClosing(now);
    return this.closing;
  }

  /** The last shift ends: notices that still wait may go on overtime, as if they fell due now. */
  private askForOvertime(now: number): void {
    const { waiting, waitingOvertime } = this;
    const { due } = this.work;
    for (const [rank, notice] of waiting.takeAll()) {
      const row = due.rowOf(notice);
      const isCalled = !this.isKnownToHaveLeft(row, now) && this.allowsOvertime(due.rows[row + RECEIVED_AT], now);
      due.rows[row + OVERTIME] = isCalled ? 1 : 0;
      (isCalled ? waitingOvertime : waiting).push(rank, notice);
    }
  }

  /** Queues the notices that fall due before `end`. */
  private enqueueBefore(end: number): void {
    const { calendar, comingBack } = this;
    const { times, notices, length } = calendar;
    for (; this.next < length && times[this.next] < end; this.next++) {
      const at = times[this.next];
      this.enqueue(notices[this.next], at);
    }
    while (comingBack.topKey < end) {
      const at = comingBack.topKey;
      const notice = comingBack.topId;
      comingBack.pop();
      this.enqueue(notice, at);
    }
  }

  private enqueue(notice: number, now: number): void {
    const { rows } = this.work.due;
    const row = this.work.due.rowOf(notice);
    if (this.isKnownToHaveLeft(row, now)) {
      this.giveUp(notice);
      return;
    }
    const rank = rows[row + PRIORITY] * 2 ** 33 + (this.firstCome ? rows[row + DUE_AT] : expectedLeaveOf(rows, row));
    if (this.knowsOvertime && this.allowsOvertime(rows[row + RECEIVED_AT], now)) {
      rows[row + OVERTIME] = 1;
      this.waitingOvertime.push(rank, notice);
    } else {
      rows[row + OVERTIME] = 0;
      this.waiting.push(rank, notice);
    }
  }

  private allowsOvertime(receivedAt: number, now: number): boolean {
    return allowsOvertime(receivedAt, now, this.rules) && !this.teams.anyOnDuty(now);
  }

  private dispatch(now: number): void {
    const { teams, waiting, waitingOvertime } = this;
    while (teams.idle > 0) {
      this.dropDeparted(waiting, now);
      if (this.knowsOvertime) this.dropDeparted(waitingOvertime, now);
      if (waiting.size + waitingOvertime.size === 0) return;
      let group = teams.groupOnDuty(now);
      const onOvertime = group < 0;
      if (onOvertime && waitingOvertime.size > 0) group = teams.groupOnOvertime(now);
      if (group < 0) return;
      const queue = onOvertime ? waitingOvertime : this.firstQueue();
      const notice = queue.topId;
      queue.pop();
      const comesAt = this.calledAt(notice, now);
      if (comesAt > now) this.comingBack.push(comesAt, notice);
      else if (this.isWorthATrip(notice, now)) this.send(notice, group, onOvertime, now);
      else this.giveUp(notice);
    }
  }

  /** When an on-site office is called to the door, if it is staffed then; otherwise now. */
  private calledAt(notice: number, now: number): number {
    if (!this.hasOnSiteOffice) return now;
    const { rows } = this.work.due;
    const row = this.work.due.rowOf(notice);
    const rules = rulesAt(this.policy, rows[row + FACILITY], now);
    const draws = this.work.drawsOf(rows[row + PERSON]);
    return calledToDoor({ exitAt: rows[row + EXIT_AT], attempt: rows[row + DISPATCHES] }, rules, draws, now) ?? now;
  }

  private firstQueue(): WaitingLine {
    const a = this.waiting;
    const b = this.waitingOvertime;
    if (b.size === 0) return a;
    if (a.topKey !== b.topKey) return a.topKey < b.topKey ? a : b;
    return a.size > 0 && a.topId < b.topId ? a : b;
  }

  /** Drops each notice at the head of the queue whose person is known to have left. */
  private dropDeparted(queue: WaitingLine, now: number): void {
    const { due } = this.work;
    while (queue.size > 0 && this.isKnownToHaveLeft(due.rowOf(queue.topId), now)) this.drop(queue);
  }

  private isKnownToHaveLeft(row: number, now: number): boolean {
    const { rows } = this.work.due;
    const leavesAt = rows[row + LEAVES_AT];
    // For most people the rules need not be looked up: they are still there.
    return leavesAt <= now && isKnownToHaveLeft(leavesAt, now, rulesAt(this.policy, rows[row + FACILITY], now));
  }

  /**
   * Settles the notice at the head of the queue. If nobody was ever sent, either no team could have gone while the
   * person was there, or those that could were busy.
   */
  private drop(queue: WaitingLine): void {
    const notice = queue.topId;
    queue.pop();
    const { rows } = this.work.due;
    const row = this.work.due.rowOf(notice);
    if (rows[row + OUTCOME] === OPEN) {
      const couldGo =
        rows[row + OVERTIME] === 1 || this.teams.anyOnDutyWithin(rows[row + DUE_AT], rows[row + LEAVES_AT]);
      rows[row + OUTCOME] = couldGo ? OUTCOME_INDEX.noTeamFree : OUTCOME_INDEX.afterHours;
    }
    this.settle(notice);
  }

  /** Settles a notice to which nobody is sent any more. If nobody ever was, the person was out of reach. */
  private giveUp(notice: number): void {
    const { rows } = this.work.due;
    const row = this.work.due.rowOf(notice);
    if (rows[row + OUTCOME] === OPEN) rows[row + OUTCOME] = OUTCOME_INDEX.outOfReach;
    this.settle(notice);
  }

  private settle(notice: number): void {
    const { rows } = this.work.due;
    const row = this.work.due.rowOf(notice);
    if ((rows[row + FLAGS] & TOLD) === 0) rows[row + OUTCOME] = untoldOutcome(rows[row + OUTCOME]);
    this.work.settled(notice);
  }

  private isWorthATrip(notice: number, now: number): boolean {
    if (this.everyNotice) return true;
    const { rows } = this.work.due;
    const row = this.work.due.rowOf(notice);
    const facility = rows[row + FACILITY];
    const trip = { facility, now, expectedLeaveAt: expectedLeaveOf(rows, row) };
    return isWorthATrip(trip, rulesAt(this.policy, facility, now));
  }

  private send(notice: number, group: number, onOvertime: boolean, now: number): void {
    const { rows } = this.work.due;
    const row = this.work.due.rowOf(notice);
    const { dispatched: person, trip } = this;
    person.facility = rows[row + FACILITY];
    person.expectedExitAt = rows[row + EXPECTED_EXIT_AT];
    person.exitAt = rows[row + EXIT_AT];
    person.leavesAt = rows[row + LEAVES_AT];
    person.arranged = (rows[row + FLAGS] & ARRANGED) !== 0;
    person.dispatchedAt = now;
    person.attempt = rows[row + DISPATCHES];
    const rules = rulesAt(this.policy, person.facility, now);
    makeTrip(person, rules, this.work.drawsOf(rows[row + PERSON]), trip);
    this.teams.send(group, onOvertime, trip.freeAt);
    if (person.attempt > 0) this.work.sentAgain(notice);
    recordTrip(rows, row, trip, now);
    rows[row + AGENTS] = this.rules.agentArrival.size;
    if (this.watch !== null) {
      const { facility } = person;
      this.watch({ person: rows[row + PERSON], facility, group, onOvertime, setOutAt: now, trip });
    }
    const failed = trip.outcome === 'noShow' || trip.outcome === 'teamLeft';
    if (failed && person.attempt < rules.agentArrival.retries && trip.endedAt < person.leavesAt) {
      this.comingBack.push(trip.endedAt, notice);
    } else this.settle(notice);
  }
}

function expectedLeaveOf(rows: Int32Array, row: number): number {
  return expectedLeave(rows[row + EXPECTED_EXIT_AT], rows[row + EXIT_AT], rows[row + LEAVES_AT]);
}

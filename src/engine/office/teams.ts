import type { Policy } from '../../model/policy.ts';
import { Heap } from './heap.ts';

/** The teams of one field office: who is idle, under way or on duty. */
export class Teams {
  /** Idle teams of all groups, on duty or not. */
  idle = 0;
  private readonly rules: Policy['agentArrival'];
  /** Some team is on duty at every instant. */
  private readonly isAlwaysStaffed: boolean;
  private idleByGroup: number[] = [];
  private outOnOvertime = 0;
  /** Teams under way: (the instant they are free again, group × 2 + 1 if on overtime). */
  private readonly returns = new Heap();

  constructor(rules: Policy['agentArrival']) {
    this.rules = rules;
    this.isAlwaysStaffed = rules.teams.some(({ count, hours }) => count > 0 && hours.always);
  }

  reset(): void {
    this.idleByGroup = this.rules.teams.map((group) => group.count);
    this.idle = this.idleByGroup.reduce((sum, count) => sum + count, 0);
    this.outOnOvertime = 0;
    this.returns.clear();
  }

  /** Infinity if no team is under way. */
  get nextReturn(): number {
    return this.returns.topKey;
  }

  send(group: number, onOvertime: boolean, freeAt: number): void {
    this.idleByGroup[group]--;
    this.idle--;
    if (onOvertime) this.outOnOvertime++;
    this.returns.push(freeAt, group * 2 + (onOvertime ? 1 : 0));
  }

  /** Takes back the teams that are free at `now`. */
  comeBack(now: number): void {
    while (this.returns.topKey <= now) {
      const team = this.returns.topId;
      this.returns.pop();
      this.idleByGroup[team >> 1]++;
      this.idle++;
      if (team & 1) this.outOnOvertime--;
    }
  }

  /** The first instant after `now` at which a shift with an idle team opens; Infinity if none does. */
  nextOpening(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    const { teams } = this.rules;
    for (let group = 0; group < teams.length; group++) {
      const { hours } = teams[group];
      if (this.idleByGroup[group] === 0 || hours.isOpen(now)) continue;
      const opening = hours.nextOpen(now);
      if (opening !== null && opening < next) next = opening;
    }
    return next;
  }

  /** The first instant after `now` at which a last shift ends and leaves nobody on duty; Infinity if none does. */
  nextClosing(now: number): number {
    const staffed = this.rules.teams.filter(({ count }) => count > 0);
    let at = this.anyOnDuty(now)
      ? now
      : Math.min(...staffed.map(({ hours }) => hours.nextOpen(now) ?? Number.POSITIVE_INFINITY));
    while (at < Number.POSITIVE_INFINITY) {
      const onDuty = staffed.filter(({ hours }) => hours.isOpen(at));
      if (onDuty.length === 0) return at;
      at = Math.max(...onDuty.map(({ hours }) => hours.openUntil(at)));
    }
    return at;
  }

  /** Whether any team is on duty, idle or not. */
  anyOnDuty(now: number): boolean {
    if (this.isAlwaysStaffed) return true;
    for (const { count, hours } of this.rules.teams) if (count > 0 && hours.isOpen(now)) return true;
    return false;
  }

  /** Whether any team is on duty at some instant of [from, to). */
  anyOnDutyWithin(from: number, to: number): boolean {
    if (this.isAlwaysStaffed) return from < to;
    for (const { count, hours } of this.rules.teams) if (count > 0 && hours.openWithin(from, to)) return true;
    return false;
  }

  /** The first group with an idle team on duty; −1 if there is none. */
  groupOnDuty(now: number): number {
    const { teams } = this.rules;
    for (let group = 0; group < teams.length; group++) {
      if (this.idleByGroup[group] > 0 && teams[group].hours.isOpen(now)) return group;
    }
    return -1;
  }

  /**
   * The first group with an idle team, if nobody is on duty; −1 if there is none. Teams on duty that are under way are
   * not replaced.
   */
  groupOnOvertime(now: number): number {
    if (this.outOnOvertime >= this.rules.overtime.teams || this.anyOnDuty(now)) return -1;
    return this.idleByGroup.findIndex((count) => count > 0);
  }
}

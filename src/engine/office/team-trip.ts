import type { Trip } from '../../model/trip.ts';
import type { SetOut } from './field-office.ts';

/** One team's trip to one person and back, as an observer sees it. */
export interface TeamTrip {
  person: number;
  facility: number;
  fieldOffice: number;
  /** From 1, within the field office. */
  team: number;
  /** The team was called in outside duty hours. */
  onOvertime: boolean;
  setOutAt: number;
  /** null: the team did not arrive. */
  arrivedAt: number | null;
  /** When the team met the person, or knew that the trip was in vain. */
  endedAt: number;
  /** When the team leaves the jail. The handover is over by then. */
  leavesJailAt: number;
  /** When the team can be sent again. */
  backAt: number;
  /** How the trip ended. A person found otherwise whom the team did not meet has the outcome `noNotice`. */
  outcome: Trip['outcome'];
}

/**
 * Numbers a field office's teams from 1, group by group. The office itself only counts teams, since those of a group
 * are alike. Of a group's teams that are back, the one with the lowest number is taken to set out.
 */
export class TeamNumbers {
  private readonly fieldOffice: number;
  /** By group: when each of its teams is back. */
  private readonly backAt: number[][];

  /** `groups`: how many teams each group has. */
  constructor(groups: readonly number[], fieldOffice: number) {
    this.fieldOffice = fieldOffice;
    this.backAt = groups.map((count) => Array.from({ length: count }, () => Number.NEGATIVE_INFINITY));
  }

  /** Departures must come in order of time. */
  tripOf({ person, facility, group, onOvertime, setOutAt, trip }: SetOut): TeamTrip {
    const backAt = this.backAt[group];
    const index = backAt.findIndex((at) => at <= setOutAt);
    if (index < 0) throw new Error(`Group ${group} sends a team at ${setOutAt} although all of them are out.`);
    backAt[index] = trip.freeAt;
    const before = this.backAt.slice(0, group).reduce((sum, { length }) => sum + length, 0);
    return {
      person,
      facility,
      fieldOffice: this.fieldOffice,
      team: before + index + 1,
      onOvertime,
      setOutAt,
      arrivedAt: trip.arrivedAt,
      endedAt: trip.endedAt,
      leavesJailAt: trip.endedAt + trip.doorSeconds,
      backAt: trip.freeAt,
      outcome: trip.outcome,
    };
  }
}

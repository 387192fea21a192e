import { ThreefryRow } from '../../draws/threefry-row.ts';
import { BOOKING_DRAW, STAGE } from '../../model/draw-order.ts';
import type { Plan } from '../plan/plan.ts';
import { personKey } from './person-key.ts';
import { PickTable, WORDS } from './pick-table.ts';

/** Both decide the background, and one block of the generator gives both. */
const { foreignBorn: FOREIGN_BORN, priorContact: PRIOR_CONTACT, facility: FACILITY } = BOOKING_DRAW;
/** The block that has the draw of the facility, and the draw's place in it. */
const FACILITY_BLOCK = FACILITY >> 1;
const FACILITY_WORD = FACILITY & 1;

/**
 * Finds the people of a day whom a policy can touch by their background. Most people are touched by none, and cost one
 * block of the generator here. The rest are decided as if there were no screen.
 */
export class BackgroundScreen {
  /** How many people the last call of `numbers` found. */
  length = 0;
  private found = new Int32Array(256);
  private readonly row = new ThreefryRow(STAGE.booking << 16);
  private readonly facilityRow = new ThreefryRow((STAGE.booking << 16) | FACILITY_BLOCK);
  /** Made when it is first needed. */
  private facilities: PickTable | null = null;
  private readonly plan: Plan;
  /** Whether everybody's background is drawn by itself, rather than as a row of a table or from a log. */
  private readonly isDrawn: boolean;

  constructor(plan: Plan) {
    this.plan = plan;
    this.isDrawn = plan.booking.joint.length === 0 && plan.bookingDays.traits === null;
  }

  /**
   * The numbers, in order, of the day's people whom a policy can touch; null if that takes more than their own
   * background. The next call overwrites them.
   */
  numbers(replication: number, day: number, people: number): Int32Array | null {
    if (!this.isDrawn) return null;
    const { booking, touchable, scenario } = this.plan;
    if (people > this.found.length) this.found = new Int32Array(2 * people);
    if (people > 0) this.row.compute(scenario.seed, replication, personKey(day, 0), people);
    const { found } = this;
    const { words } = this.row;
    const foreignBornBelow = booking.foreignBorn * WORDS - 0.5;
    const contactBelow = {
      foreignBorn: booking.priorContact.foreignBorn * WORDS - 0.5,
      notForeignBorn: booking.priorContact.notForeignBorn * WORDS - 0.5,
    };
    let length = 0;
    for (let i = 0; i < people; i++) {
      const isForeignBorn = words[2 * i + FOREIGN_BORN] < foreignBornBelow;
      const below = isForeignBorn ? contactBelow.foreignBorn : contactBelow.notForeignBorn;
      const hasContact = words[2 * i + PRIOR_CONTACT] < below;
      if (touchable[(isForeignBorn ? 2 : 0) + (hasContact ? 1 : 0)]) found[length++] = i;
    }
    this.length = length;
    return found;
  }

  /** Adds the day's people, whom `numbers` has screened, to the counts of their facilities. */
  countFacilities(replication: number, day: number, people: number, counts: Int32Array): void {
    if (people === 0) return;
    const { booking, scenario } = this.plan;
    this.facilities ??= new PickTable(booking.facility);
    const { facilities, facilityRow } = this;
    facilityRow.compute(scenario.seed, replication, personKey(day, 0), people);
    const { words } = facilityRow;
    for (let i = 0; i < people; i++) counts[facilities.at(words[2 * i + FACILITY_WORD])]++;
  }
}

import { ThreefryRow } from '../../draws/threefry-row.ts';
import { placesWithin, shareOf, type WordRange, wordsBelow, wordsWithin } from '../../draws/word-range.ts';
import { BOOKING_DRAW, RELEASE_DRAW, STAGE } from '../../model/draw-order.ts';
import { PickTable } from '../plan/pick-table.ts';
import type { Plan } from '../plan/plan.ts';
import type { ReasonsOn } from '../plan/reasons-on.ts';
import { personKey } from './person-key.ts';

/**
 * Both decide the background, and one block of the generator gives both. That somebody is foreign-born is drawn by its
 * first word.
 */
const { foreignBorn: FOREIGN_BORN, priorContact: PRIOR_CONTACT, facility: FACILITY } = BOOKING_DRAW;
/** The block that has the draw of the facility, and the draw's place in it. */
const FACILITY_BLOCK = FACILITY >> 1;
const FACILITY_WORD = FACILITY & 1;
/** The block whose first word is the draw of the reason of release. */
const REASON_BLOCK = RELEASE_DRAW.reason >> 1;

/**
 * Finds the people of a day whom a policy can touch by their background, or those with certain reasons of release. The
 * others cost one block of the generator here. Those whom it finds are decided as if there were no screen.
 */
export class BackgroundScreen {
  /** How many people the last search found. */
  length = 0;
  private found = new Int32Array(256);
  private readonly row = new ThreefryRow(STAGE.booking << 16);
  private readonly reasonRow = new ThreefryRow((STAGE.releaseNotice << 16) | REASON_BLOCK);
  private readonly facilityRow = new ThreefryRow((STAGE.booking << 16) | FACILITY_BLOCK);
  /** Made when it is first needed. */
  private facilities: PickTable | null = null;
  private readonly plan: Plan;
  /** Whether everybody's background is drawn by itself, rather than as a row of a table or from a log. */
  private readonly isDrawn: boolean;
  private readonly foreignBorn: WordRange;
  /** With a prior contact, by whether the person is foreign-born. */
  private readonly contact: { foreignBorn: WordRange; notForeignBorn: WordRange };
  /** The first words of everybody whom a policy can touch, and perhaps of others. */
  private readonly touched: WordRange;
  /** Whether there are such others. */
  private readonly isKindAsked: boolean;

  constructor(plan: Plan) {
    const { foreignBorn, priorContact, joint } = plan.booking;
    const [alone, withContact, foreignBornAlone, foreignBornWithContact] = plan.touchable;
    const areOthersTouched = alone || (withContact && priorContact.notForeignBorn > 0);
    this.plan = plan;
    this.isDrawn = joint.length === 0 && plan.bookingDays.traits === null;
    this.foreignBorn = wordsBelow(foreignBorn);
    this.contact = {
      foreignBorn: wordsBelow(priorContact.foreignBorn),
      notForeignBorn: wordsBelow(priorContact.notForeignBorn),
    };
    this.touched = areOthersTouched ? wordsBelow(1) : this.foreignBorn;
    this.isKindAsked = areOthersTouched || !foreignBornAlone || !foreignBornWithContact;
  }

  /**
   * The numbers, in order, of the day's people whom a policy can touch; null if that takes more than their own
   * background. The next search overwrites them.
   */
  numbers(replication: number, day: number, people: number): Int32Array | null {
    if (!this.isDrawn) return null;
    const found = this.search(this.row, this.touched, { replication, day, people });
    if (this.isKindAsked) this.leaveUntouched();
    return found;
  }

  /**
   * The numbers, in order, of the day's people with one of some reasons of release, and perhaps of a few others; null
   * if their background tells more of them apart. The next search overwrites them.
   */
  numbersWith(reasons: ReasonsOn, replication: number, day: number, people: number): Int32Array | null {
    const words = wordsWithin(reasons.least, reasons.most);
    if (this.isDrawn && shareOf(this.touched) <= shareOf(words)) return null;
    return this.search(this.reasonRow, words, { replication, day, people });
  }

  private search(row: ThreefryRow, words: WordRange, { replication, day, people }: DayOfPeople): Int32Array {
    if (people > this.found.length) this.found = new Int32Array(2 * people);
    if (people > 0) row.compute(this.plan.scenario.seed, replication, personKey(day, 0), people);
    this.length = placesWithin(row.words, people, words, this.found);
    return this.found;
  }

  /** Leaves out those of the last search by background whom no policy can touch. */
  private leaveUntouched(): void {
    const { found, row, plan, contact } = this;
    let length = 0;
    for (let i = 0; i < this.length; i++) {
      const number = found[i];
      const foreignBorn = row.words[2 * number + FOREIGN_BORN] <= this.foreignBorn.most;
      const { most } = foreignBorn ? contact.foreignBorn : contact.notForeignBorn;
      const priorContact = row.words[2 * number + PRIOR_CONTACT] <= most;
      if (plan.touchable[(foreignBorn ? 2 : 0) + (priorContact ? 1 : 0)]) found[length++] = number;
    }
    this.length = length;
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

interface DayOfPeople {
  replication: number;
  day: number;
  people: number;
}

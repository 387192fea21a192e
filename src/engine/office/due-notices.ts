import { doubled } from './doubled.ts';
import type { DueNotice } from './due-notice.ts';

/** The value in a row for an instant that never comes. */
export const NEVER = -(2 ** 31);

/** The value for an outcome not known yet: nobody has been sent. */
export const OPEN = -1;

/**
 * Places in a row of DueNotices. `outcome`, `delayBasis` and `holdBasis` are indices into the contract's lists
 * (holdBasis −1: not held). `counted` is 0 for people who are not counted. `overtime` is 1 if a team could be
 * sent although nobody was on duty. The values after `dispatches` mean something only if a team was sent.
 */
export const PERSON = 0;
export const COUNTED = 1;
export const FACILITY = 2;
export const PRIORITY = 3;
export const RECEIVED_AT = 4;
export const UNDELAYED_EXIT_AT = 5;
export const EXIT_AT = 6;
export const LEAVES_AT = 7;
export const DELAY_BASIS = 8;
export const HOLD_BASIS = 9;
export const DUE_AT = 10;
export const FLAGS = 11;
export const OVERTIME = 12;
export const OUTCOME = 13;
export const DISPATCHES = 14;
export const DISPATCHED_AT = 15;
export const ARRIVED_AT = 16;
export const LEFT_AT = 17;
export const DRIVING_SECONDS = 18;
export const WAITING_SECONDS = 19;
export const DOOR_SECONDS = 20;
export const FRUITLESS_SECONDS = 21;
/** Agents in the team that was sent. */
export const AGENTS = 22;
export const EXPECTED_EXIT_AT = 23;
const WIDTH = 24;
const FIRST_CAPACITY = 256;

/**
 * The notices of one policy that a team is to set out for and that are not settled yet, as rows of 32-bit integers.
 * Notices are numbered in order of person. The next notice reuses the row of a settled one, so there are only as many
 * rows as people in custody, and they stay in the processor's cache. With a row for every notice of a run, half the
 * time was spent waiting for memory.
 */
export class DueNotices {
  /** Row r begins at r × WIDTH. */
  rows = new Int32Array(FIRST_CAPACITY * WIDTH);
  private length = 0;
  /** By notice: where its row begins. */
  private rowStarts = new Int32Array(FIRST_CAPACITY);
  private rowsUsed = 0;
  private freeRows = new Int32Array(FIRST_CAPACITY);
  private rowsFree = 0;

  clear(): void {
    this.length = 0;
    this.rowsUsed = 0;
    this.rowsFree = 0;
  }

  /** Writes a new notice's row and returns its number. */
  add(notice: DueNotice): number {
    const number = this.addOpen();
    const { rows } = this;
    const row = this.rowStarts[number];
    rows[row + PERSON] = notice.person;
    rows[row + COUNTED] = notice.counted;
    rows[row + FACILITY] = notice.facility;
    rows[row + PRIORITY] = notice.priority;
    rows[row + RECEIVED_AT] = notice.receivedAt;
    rows[row + UNDELAYED_EXIT_AT] = notice.undelayedExitAt;
    rows[row + EXIT_AT] = notice.exitAt;
    rows[row + LEAVES_AT] = notice.leavesAt;
    rows[row + DELAY_BASIS] = notice.delayBasis;
    rows[row + HOLD_BASIS] = notice.holdBasis;
    rows[row + DUE_AT] = notice.dueAt;
    rows[row + FLAGS] = notice.flags;
    rows[row + EXPECTED_EXIT_AT] = notice.expectedExitAt;
    return number;
  }

  /** A new notice's number. The caller writes what a DueNotice has into its row. */
  addOpen(): number {
    if (this.length === this.rowStarts.length) this.rowStarts = doubled(this.rowStarts);
    const row = this.rowsFree > 0 ? this.freeRows[--this.rowsFree] : this.newRow();
    this.rowStarts[this.length] = row;
    const { rows } = this;
    rows[row + OVERTIME] = 0;
    rows[row + OUTCOME] = OPEN;
    rows[row + DISPATCHES] = 0;
    return this.length++;
  }

  /** Where the notice's row begins. */
  rowOf(notice: number): number {
    return this.rowStarts[notice];
  }

  /** Frees the row of a settled notice. */
  remove(notice: number): void {
    if (this.rowsFree === this.freeRows.length) this.freeRows = doubled(this.freeRows);
    this.freeRows[this.rowsFree++] = this.rowStarts[notice];
  }

  private newRow(): number {
    const row = this.rowsUsed++ * WIDTH;
    if (row === this.rows.length) this.rows = doubled(this.rows);
    return row;
  }
}

import { sortTimes } from './sort-times.ts';

const PAGE_SECONDS = 86_400;

/** Notices that fall due on one page, in the order in which they were added. */
class Page {
  length = 0;
  notices = new Int32Array(8);
  times = new Int32Array(8);

  add(notice: number, dueAt: number): void {
    if (this.length === this.notices.length) {
      this.notices = doubled(this.notices);
      this.times = doubled(this.times);
    }
    this.notices[this.length] = notice;
    this.times[this.length++] = dueAt;
  }
}

/**
 * Notices by when a team is to set out, in pages of a day that are sorted when their turn comes, so that a notice is simulated
 * and counted soon after it was made. A radix sort of the whole run took 37 ns a notice, this takes 20.
 */
export class NoticeCalendar {
  /** The page that was turned to: its notices by time, those of one time by number, and the times. */
  length = 0;
  notices = new Int32Array(64);
  times = new Int32Array(64);
  /** Where page 0 begins, the page that comes next, and how many there are. */
  private from = 0;
  private next = 0;
  private used = 0;
  /** Pages stay from one replication to the next. */
  private readonly pages: Page[] = [];

  /** Empties it, for notices due at `from` or later. */
  clear(from: number): void {
    for (let page = this.next; page < this.used; page++) this.pages[page].length = 0;
    this.length = 0;
    // A whole number, since days come as doubles and would make `add` divide those.
    this.from = from | 0;
    this.next = this.used = 0;
  }

  /** Notices are numbered in order from 0; none may fall due on a page that was turned to. */
  add(notice: number, dueAt: number): void {
    // Not negative, so that V8 divides integers.
    const page = ((dueAt - this.from) / PAGE_SECONDS) | 0;
    while (page >= this.pages.length) this.pages.push(new Page());
    if (page >= this.used) this.used = page + 1;
    this.pages[page].add(notice, dueAt);
  }

  /** The end of the page that comes next; Infinity after the last with notices. */
  get nextEnd(): number {
    return this.next < this.used ? this.from + (this.next + 1) * PAGE_SECONDS : Number.POSITIVE_INFINITY;
  }

  /** Turns to the next page. */
  turn(): void {
    const page = this.pages[this.next];
    const { length } = page;
    while (length > this.notices.length) {
      this.notices = doubled(this.notices);
      this.times = doubled(this.times);
    }
    const pageFrom = this.from + this.next * PAGE_SECONDS;
    const entries = { ids: page.notices, times: page.times, length };
    sortTimes(entries, pageFrom, PAGE_SECONDS, { ids: this.notices, times: this.times, length });
    this.length = length;
    this.next++;
    page.length = 0;
  }
}

function doubled(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(values.length * 2);
  wider.set(values);
  return wider;
}

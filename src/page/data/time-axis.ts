/** An instant (seconds since 1970-01-01 UTC) and the local time that the data give with it: `Mon 2018-03-12 14:05`. */
export interface LocalInstant {
  at: number;
  local: string;
}

export interface TimeTick {
  at: number;
  /** `14:00`, or at midnight `Mon 12 Mar`. */
  text: string;
  isMidnight: boolean;
}

const HOUR = 3600;
const STEPS = [1, 2, 3, 6, 12, 24, 48, 168].map((hours) => hours * HOUR);
const MOST = 9;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/**
 * Ticks at round local hours between two instants, at most nine. The shift from UTC comes from the instants that are
 * known with their local time: at a tick, that of the last one before it.
 */
export function timeTicks(from: number, to: number, known: readonly LocalInstant[]): TimeTick[] {
  const step = STEPS.find((one) => (to - from) / one <= MOST) ?? STEPS[STEPS.length - 1];
  const shifts = known.map(({ at, local }) => ({ at, shift: localSeconds(local) - at })).sort((a, b) => a.at - b.at);
  const shiftAt = (at: number) => (shifts.findLast((one) => one.at <= at) ?? shifts[0])?.shift ?? 0;
  const ticks: TimeTick[] = [];
  if (!Number.isFinite(to - from)) return ticks;
  const first = shiftAt(from);
  for (let local = Math.ceil((from + first) / step) * step; ; local += step) {
    const at = local - shiftAt(local - first);
    if (at > to) return ticks;
    ticks.push({ at, text: textOf(local), isMidnight: local % (24 * HOUR) === 0 });
  }
}

/** A local time as if it were UTC. */
function localSeconds(local: string): number {
  const [, date, time] = local.split(' ');
  return Date.parse(`${date}T${time}:00Z`) / 1000;
}

function textOf(local: number): string {
  const date = new Date(local * 1000);
  if (local % (24 * HOUR) === 0) return `${DAYS[date.getUTCDay()]} ${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  return `${String(date.getUTCHours()).padStart(2, '0')}:00`;
}

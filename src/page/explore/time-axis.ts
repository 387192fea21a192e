import { linear, type Scale } from '../charts/scale.ts';

const HOUR = 3600;
const STEPS = [1, 2, 3, 6, 12, 24, 48, 96, 168];
const MOST_TICKS = 7;

export interface TimeAxis {
  scale: Scale;
  ticks: { at: number; text: string }[];
}

/** An axis of local hours. `offset` is local time minus UTC, in seconds, at the axis's beginning. */
export function timeAxis(from: number, to: number, offset: number): TimeAxis {
  const hours = (to - from) / HOUR;
  const step = (STEPS.find((one) => hours / one <= MOST_TICKS) ?? Math.ceil(hours / MOST_TICKS)) * HOUR;
  const first = Math.ceil((from + offset) / step) * step - offset;
  const ticks: TimeAxis['ticks'] = [];
  for (let at = first; at <= to; at += step) ticks.push({ at, text: hourOf(at + offset, step) });
  return { scale: linear([from, to], 1), ticks };
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** `14:00`, or `Mon 00:00` where days are told from each other. */
function hourOf(local: number, step: number): string {
  const time = new Date(local * 1000);
  const clock = time.toISOString().slice(11, 16);
  const isMidnight = clock === '00:00';
  if (step >= 24 * HOUR) return DAYS[time.getUTCDay()];
  return isMidnight ? DAYS[time.getUTCDay()] : clock;
}

/** Local time minus UTC, in seconds, from an instant and its local time: `Mon 2018-03-12 14:05`. */
export function offsetOf(at: number, local: string): number {
  const [, date, time] = local.split(' ');
  const asUtc = Date.parse(`${date}T${time}:00Z`) / 1000;
  return Math.round((asUtc - at) / 60) * 60;
}

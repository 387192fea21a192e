import { mayShow } from '../../personal/shown.ts';
import { nearest } from '../../refusals/nearest.ts';
import { quoted } from '../../refusals/quoted.ts';
import { ACTIVITIES, ATTRIBUTES, type ColumnKey, type InstantKey } from '../logged-case.ts';

/** The column of an event by its name in XES and OCEL, and the column of a case's attribute by its key. */
export const INSTANT_OF: ReadonlyMap<string, InstantKey> = new Map(ACTIVITIES.map(({ label, key }) => [label, key]));
export const ATTRIBUTE_OF: ReadonlyMap<string, ColumnKey> = new Map(ATTRIBUTES.map(({ key }) => [key, key]));

/**
 * Adds an event's time to a case's texts; events come in order of time. When a team is sent or arrives after another,
 * the earlier one moves to the column of earlier teams. Returns false if the case already has the event and may not
 * have it twice.
 */
export function addEvent(cells: Map<ColumnKey, string>, key: InstantKey, time: string): boolean {
  const move = (from: 'dispatchedAt' | 'arrivedAt', to: 'earlierDispatchedAt' | 'earlierArrivedAt') => {
    const last = cells.get(from);
    if (last === undefined) return;
    const earlier = cells.get(to);
    cells.set(to, earlier === undefined ? last : `${earlier} ${last}`);
    cells.delete(from);
  };
  if (key === 'dispatchedAt') move('dispatchedAt', 'earlierDispatchedAt');
  if (key === 'dispatchedAt' || key === 'arrivedAt') move('arrivedAt', 'earlierArrivedAt');
  if (cells.has(key)) return false;
  cells.set(key, time);
  return true;
}

/** Only teams may be sent and arrive again. */
export function isOnceOnly(key: InstantKey): boolean {
  return key !== 'dispatchedAt' && key !== 'arrivedAt';
}

/** What a message says about an event with an unknown name. */
export function unknownEvent(name: string): { message: string; allowed: string; hint?: string } {
  const names = [...INSTANT_OF.keys()];
  const near = nearest(name, names);
  const isShown = near !== undefined || mayShow(name);
  return {
    message: `${isShown ? quoted(name) : 'the value here (not shown)'} is not a known event`,
    allowed: names.join(', '),
    ...(near !== undefined && { hint: `did you mean "${near}"?` }),
  };
}

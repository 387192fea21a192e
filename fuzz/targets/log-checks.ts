import type { LogFormatKey } from '../../src/event-log/log-formats.ts';
import type { ReadLog } from '../../src/event-log/read/read-log.ts';
import { outcomeOf, tallyOfLog } from '../../src/overlay/log-tally.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import type { Draws } from '../frame/draws.ts';
import { ensure } from '../frame/target.ts';
import { checkNumbers } from './plain-numbers.ts';
import { checkReadBack } from './read-back.ts';

/** Logs without an offset are local in this zone. */
export const ZONE = 'America/Chicago';
/** One in this many accepted logs is written and read again: in its own form, or in every form. */
const OWN_FORM_ONE_IN = 20;
const EVERY_FORM_ONE_IN = 100;

interface About {
  form: LogFormatKey;
  draws: Draws;
  room: string;
  scenario: ResolvedScenario;
}

/** What holds for every log that is accepted. */
export async function checkLog({ cases }: ReadLog, { form, draws, room, scenario }: About): Promise<string[]> {
  ensure(cases.length > 0, () => 'a log without cases was accepted');
  ensure(new Set(cases.map(({ id }) => id)).size === cases.length, () => 'an id appears twice');
  checkNumbers(cases, 'cases');
  ensure(
    cases.every(({ bookedAt }) => Number.isSafeInteger(bookedAt)),
    () => 'a case has no time of booking',
  );
  const [{ bookings, outcomes }] = tallyOfLog(cases, scenario.policies[0]).policies;
  const counted = outcomes.reduce((sum, count) => sum + count, 0);
  const known = cases.filter((logged) => outcomeOf(logged) !== null).length;
  ensure(bookings === cases.length && counted === known, () => 'the tally of the log does not sum to its cases');
  const [ownForm, everyForm] = [draws.oneIn(OWN_FORM_ONE_IN), draws.oneIn(EVERY_FORM_ONE_IN)];
  if (!ownForm && !everyForm) return ['tally'];
  const log = { title: 'fuzz', cases, stamp: (at: number) => `${new Date(at * 1000).toISOString().slice(0, 19)}Z` };
  await checkReadBack(log, { room, zone: ZONE, ...(!everyForm && { forms: [form] }) });
  return ['tally', everyForm ? 'read back in every form' : 'read back in its own form'];
}

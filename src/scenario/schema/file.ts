import { DateTime } from 'luxon';
import * as z from 'zod';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { reported, setting } from '../values/entry.ts';
import { count, days, named, OF_TEXT_OR_LIST, oneOf, parsed, placeName, section, text } from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';
import { zone } from '../values/zone.ts';
import { agentArrival } from './agent-arrival.ts';
import { booking, facilities, fieldOffices } from './booking.ts';
import { costs } from './costs.ts';
import { detainer } from './detainer.ts';
import { preset } from './preset-names.ts';
import { releaseNotice } from './release-notice.ts';
import { context, weeklyReport } from './weekly-report.ts';

/** The only definition of a scenario file: types, checks, JSON Schema and the reference page come from here. */

export const baseSections = {
  facilities,
  fieldOffices: fieldOffices.optional(),
  booking,
  detainer,
  releaseNotice,
  agentArrival,
  costs,
};
export const base = section(baseSections);
export type Base = z.output<typeof base>;

export const date = parsed(
  (raw) => {
    const allowed = 'a date such as 2018-01-01, from 1995-01-01 to 2200-12-31';
    if (
      typeof raw !== 'string' ||
      !/^\d{4}-\d{2}-\d{2}$/.test(raw) ||
      !DateTime.fromISO(raw, { zone: 'utc' }).isValid
    ) {
      throw new NotAValue(`${whatCame(raw)} is not a date`, allowed);
    }
    if (raw < '1995' || raw > '2201') throw new NotAValue(`${whatCame(raw)} is out of range`, allowed);
    return raw;
  },
  { id: 'date', type: 'string', format: 'date', description: 'A date, such as 2018-01-01.' } as z.core.GlobalMeta,
);

const policyName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const changes = z.record(z.string(), z.unknown()).nullish();
const line = section({ policy: preset.optional(), changes });
/** The keys that policies and their dated entries share. */
const rule = {
  policy: preset
    .optional()
    .meta({ description: 'The preset that this policy builds on. The policy’s own `changes` win over it.' }),
  title: text
    .optional()
    .meta({ description: 'The policy’s title in reports. If omitted, the preset’s title, or the policy’s name.' }),
  source: text.optional().meta({ description: 'Who reported this policy: a key of `sources`, or any text.' }),
  changes: changes.meta({
    description:
      'What this policy changes in `base`: paths and their values, such as ' + '`releaseNotice.notice.rule: advance`.',
  }),
  facilities: named(line, LIMITS.facilities, 'facilities', placeName)
    .optional()
    .meta({
      description:
        'Where the policy differs by facility: {policy, changes} per name. It is applied after what the ' +
        'policy changes everywhere. The paths are those of a facility’s own `changes`.',
    }),
  others: line.optional().meta({ description: 'The same for all facilities that `facilities` does not name.' }),
};
const dated = section({ from: date, ...rule });
/** A policy. A preset's file has the same keys. */
export const policyShape = {
  ...rule,
  dated: z
    .array(dated)
    .max(LIMITS.datedChanges, OF_TEXT_OR_LIST)
    .optional()
    .meta({
      description:
        'For a policy that changes on dates: a list of {from, policy, title, source, changes, ' +
        'facilities, others}. Each entry is the whole policy from local midnight of that date on.',
    }),
};
const policy = section(policyShape);

/** The whole file. `base` and the changes are also checked once per policy. */
export const file = section({
  title: setting('What the scenario is about, in one line.', text.min(1, OF_TEXT_OR_LIST)),
  description: setting('A few sentences for the reader.', text.default('')),
  zone: setting('The IANA time zone of all local times.', zone),
  start: setting('The first local day that is counted.', date),
  length: setting('For how long bookings are counted: whole days, at most 22 years.', days),
  warmUp: setting(
    'Days before `start` in which people are booked who compete for teams and are not counted. If omitted, set by ' +
      'policy, facility and reason of release: the time within which 99 of 100 people have left, from 30 to 1,100 ' +
      'days.',
    days.optional(),
  ),
  coolDown: setting(
    'The same after the counted days. If omitted, set as `warmUp` is, and long enough for 99 of 100 counted people ' +
      'of each facility to leave.',
    days.optional(),
  ),
  seed: setting(
    'The seed of the random draws. The same seed gives the same report; another seed gives other draws.',
    count(0, 4_294_967_295).default(1),
  ),
  replications: setting(
    'How many times the run is repeated, each time with other draws.',
    count(1, LIMITS.replications).default(100),
  ),
  baseline: setting('The policy that the others are compared with. If omitted, the first.', z.string().optional()),
  holidays: setting(
    'The holidays: `us-federal`, `none`, or a list of dates.',
    z.union([oneOf(['us-federal', 'none']), z.array(date).max(10_000, OF_TEXT_OR_LIST)]),
    reported('us-federal', '5 U.S.C. 6103'),
  ),
  sources: setting(
    'Sources by short keys. Wherever a source is named, the key can be used.',
    z.record(z.string(), text).default({}),
  ),
  context: setting(
    'Figures that reports show next to the results: a list of {title, figure, source}. Nothing is ' +
      'computed from them.',
    context.default([]),
  ),
  explore: setting(
    'Values that a page made by `pickup-gap explore` proposes to change, by path: `agentArrival.teams.count`, or ' +
      '`POLICY:PATH` for one in a policy’s changes.',
    z.array(text).max(50, OF_TEXT_OR_LIST).default([]),
  ),
  weeklyReport: setting(
    'For `pickup-gap weekly`: the groups of citizenship, and what the published list leaves out.',
    weeklyReport.optional(),
  ),
  base: setting('The values that all policies share, before each policy’s changes.', base),
  policies: setting('The policies, by name.', z.record(policyName, policy)),
}).meta({ title: 'A pickup-gap scenario' });

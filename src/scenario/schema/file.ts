import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { nearest } from '../../refusals/nearest.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { assumption, reported, setting } from '../values/entry.ts';
import { count, days, named, oneOf, parsed, section, text } from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';
import { agentArrival } from './agent-arrival.ts';
import { booking, facilities, fieldOffices } from './booking.ts';
import { costs } from './costs.ts';
import { detainer } from './detainer.ts';
import { preset } from './preset-names.ts';
import { releaseNotice } from './release-notice.ts';
import { context, weeklyReport } from './weekly-report.ts';

/** The only source of what a scenario file may hold: types, checks, JSON Schema and the reference page come from here. */

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
  { id: 'date', type: 'string', format: 'date', description: 'A date: 2018-01-01.' } as z.core.GlobalMeta,
);

const policyName = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const changes = z.record(z.string(), z.unknown()).nullish();
const line = section({ policy: preset.optional(), changes });
/** What a policy and a dated entry of it both say. */
const rule = {
  policy: preset.optional().meta({ description: 'A preset that it stands on; its own `changes` win.' }),
  title: text.optional().meta({ description: 'What the reports call it; without one the preset’s, or its name.' }),
  source: text.optional().meta({ description: 'Where this policy was reported: a key of `sources`, or any text.' }),
  changes: changes.meta({
    description: 'What this policy changes in `base`: path and value, such as `releaseNotice.notice.rule: advance`.',
  }),
  facilities: named(line, LIMITS.facilities, 'facilities').optional().meta({
    description:
      'Where it differs by facility: by name {policy, changes}, after what it changes everywhere. Paths as in a facility’s own `changes`.',
  }),
  others: line.optional().meta({ description: 'The same of every facility that `facilities` does not name.' }),
};
const dated = section({ from: date, ...rule });
/** A policy; a preset's file has these keys, too. */
export const policyShape = {
  ...rule,
  dated: z.array(dated).max(LIMITS.datedChanges).optional().meta({
    description:
      'Where the policy changes on dates: a list of {from, policy, title, source, changes, facilities, others}, each the whole policy from that local midnight on.',
  }),
};
const policy = section(policyShape);

const zone = parsed(
  (raw) => {
    if (typeof raw === 'string' && IANAZone.isValidZone(raw)) return raw;
    const near = typeof raw === 'string' ? nearest(raw, Intl.supportedValuesOf('timeZone')) : undefined;
    throw new NotAValue(
      `${whatCame(raw)} is not a time zone`,
      'an IANA name such as America/Chicago',
      near && `did you mean "${near}"?`,
    );
  },
  { type: 'string', examples: ['America/Chicago'] } as z.core.GlobalMeta,
);

/** The file as a whole; `base` and the changes are checked on their own, for each policy. */
export const file = section({
  title: setting('What the scenario is about.', text.min(1)),
  description: setting('A few sentences for a reader.', text.default('')),
  zone: setting('IANA time zone of all local times.', zone),
  start: setting('First local day that is counted.', date),
  length: setting('How long bookings are counted, in whole days; at most 22 years.', days),
  warmUp: setting(
    'Days before, whose people compete for teams and are not counted; 30 days without it.',
    days,
    assumption('30 days', 'people booked before, who compete for teams'),
  ),
  coolDown: setting(
    'Days after, whose people compete for teams, too; 30 days without it.',
    days,
    assumption('30 days', 'people booked after, who compete for teams'),
  ),
  seed: setting('Another seed, other draws; the same seed, the same report.', count(0, 4_294_967_295).default(1)),
  replications: setting(
    'How many times the run is repeated with other draws.',
    count(1, LIMITS.replications).default(100),
  ),
  baseline: setting('The policy that the others are compared with; the first without it.', z.string().optional()),
  holidays: setting(
    'us-federal (without it), none, or a list of dates.',
    z.union([oneOf(['us-federal', 'none']), z.array(date).max(10_000)]),
    reported('us-federal', '5 U.S.C. 6103'),
  ),
  sources: setting(
    'Short keys for sources, usable wherever a source is named.',
    z.record(z.string(), text).default({}),
  ),
  context: setting(
    'Figures shown beside the results and never summed with them: {title, figure, source}.',
    context.default([]),
  ),
  weeklyReport: setting(
    'For `pickup-gap weekly`: shares of groups of citizenship, and what its published list leaves out.',
    weeklyReport.optional(),
  ),
  base: setting('The world that all policies share, and what they change.', base),
  policies: setting('The policies, by name.', z.record(policyName, policy)),
}).meta({ title: 'A pickup-gap scenario' });

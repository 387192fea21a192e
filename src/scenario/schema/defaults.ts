import { BASES, type Basis, type Entry, type Provenance, type SourceNode } from '../text/source-tree.ts';

/**
 * What a scenario leaves out, in the syntax of a scenario. Each value carries its source and basis; a map without them is a
 * section, merged key by key under `base`. The key * stands for every entry that the file names itself.
 */

const PIERCE =
  'Pierce County, Washington, 2016-10 to 2018-07, 1,100 releases after bail (UWCHR/ice-detainers-pierce): 5/25/50/75/90/95/99 % of them';
const FORM = 'Form I-247A (2017)';

const assumption = (value: unknown, note?: string) => ({ value, basis: 'assumption', ...(note && { note }) });
const reported = (value: unknown, source: string, note?: string) => ({
  value,
  source,
  basis: 'reported',
  ...(note && { note }),
});
/** A switch that is off: the scenario says what it models by turning it on. */
const off = (value: unknown) => assumption(value, 'switched off unless the scenario says otherwise');

const reason = (weight: string, custody: unknown, knownAhead: unknown, hours: string) => ({
  weight: assumption(weight),
  custody: assumption(custody),
  knownAhead,
  hours: assumption(hours),
});
const COURT_HOURS = 'Mon–Fri 09:00–16:30 except holidays';
const OFFICE_HOURS = 'Mon–Fri 08:00–16:30 except holidays';

const shortNotice = reported(
  '0 h',
  'The New York Times, 2026-01-22',
  'bail and judges’ orders make a release short-notice',
);

export const DEFAULTS = {
  facilities: {
    '*': {
      share: assumption('100 %', 'one facility'),
      clearing: reported(
        {
          empirical: {
            quantiles: {
              0: '1 min',
              5: '19 min',
              25: '35 min',
              50: '60 min',
              75: '95 min',
              90: '144 min',
              95: '184 min',
              99: '313 min',
              100: '24 h',
            },
          },
        },
        PIERCE,
        'another jail’s; the least and greatest (1 min, 24 h) are the bounds of that data and assumptions',
      ),
      travel: assumption({ lognormal: { median: '35 min', q90: '60 min' } }),
    },
    jail: {},
  },
  booking: {
    foreignBorn: assumption('10 %'),
    priorContact: assumption('30 %'),
    priority: assumption({ everyone: '100 %' }, 'one class'),
    convicted: {
      value: '45 %',
      source: 'Star Tribune, 2017-03-20',
      basis: 'assumption',
      note: 'over half of those listed were not convicted',
    },
    consents: assumption('50 %'),
    joint: assumption([], 'attributes are independent'),
  },
  detainer: {
    fingerprint: { match: assumption('95 %'), delay: assumption('1–4 h') },
    bookingCall: { rule: off('none'), asksFirst: off('no'), delay: assumption('30 min – 3 h') },
    courtRecords: { probability: assumption('10 %'), delay: assumption('1–5 days') },
    issue: {
      probability: assumption('90 %'),
      regimeFactor: assumption(1),
      delay: reported(
        '20 min – 6 h',
        'Prison Legal News, 2023-05',
        'the agency’s answer to a jail’s call, Anoka County, 2017; all lengths alike is an assumption',
      ),
    },
  },
  releaseNotice: {
    reasons: {
      '*': { knownAhead: assumption('0 h'), hours: assumption('always') },
      bail: reason('45 %', { lognormal: { median: '14 h', q90: '72 h' } }, shortNotice, 'always'),
      judgesOrder: reason('28 %', { lognormal: { median: '36 h', q90: '120 h' } }, shortNotice, COURT_HOURS),
      chargesDropped: reason('15 %', { lognormal: { median: '40 h', q90: '10 days' } }, assumption('0 h'), COURT_HOURS),
      sentenceServed: reason(
        '8 %',
        { lognormal: { median: '20 days', q90: '120 days' } },
        assumption('30 days'),
        'daily 06:00–10:00',
      ),
      transfer: reason(
        '4 %',
        { lognormal: { median: '6 days', q90: '40 days' } },
        assumption('2 days'),
        'Mon–Fri 07:00–15:00',
      ),
    },
    requestedLead: reported('24 h', 'Star Tribune, mid 2017', 'the agency asks for 24 hours and gets one or two'),
    notice: {
      rule: reported('atClearing', 'Star Tribune, mid 2017'),
      lead: reported('24 h', 'Star Tribune, mid 2017'),
      delayRelease: off('no'),
      delayBasis: assumption('none'),
      compliance: assumption('100 %'),
    },
    channel: {
      kind: assumption('phone'),
      phone: {
        hours: assumption(OFFICE_HOURS),
        answered: assumption('70 %'),
        voiceMailDelay: assumption('10 min – 2 h'),
      },
      email: { hours: assumption(OFFICE_HOURS), delay: assumption('5–60 min') },
      onSiteClosed: assumption('phone'),
      singlePointOfContact: off('no'),
      singlePointFactor: assumption(0.5),
    },
    discretion: { week: off('100 %'), person: off('100 %') },
    hold: {
      rule: off('none'),
      limit: reported('48 h', FORM),
      clock: reported('elapsed', FORM, '8 CFR 287.7(d) excludes Saturdays, Sundays and holidays'),
      basis: assumption('administrativeRequest'),
      judgesOrder: { probability: assumption('50 %'), delay: assumption('4–24 h') },
    },
  },
  agentArrival: {
    teams: assumption({ count: 2, hours: OFFICE_HOURS }),
    travelFactor: assumption(1),
    onSiteOffice: { hours: off('never'), travel: assumption('5 min') },
    margin: assumption('15 min'),
    decline: assumption('0 %'),
    overtime: { rule: off('none'), heardAhead: assumption('4 h'), teams: assumption(1) },
    order: assumption('leavesFirst'),
    dispatch: assumption('everyNotice'),
    noShow: assumption('5 %'),
    patience: assumption('90 min', 'a team was seen to wait longer than this (Star Tribune, early 2018)'),
    otherExit: assumption('2 %'),
    handover: assumption('20 min'),
    wayBack: assumption('second travel draw'),
    retries: assumption(0),
  },
  costs: {
    staffPerHour: assumption('$45 per hour'),
    call: assumption('15 min'),
    notice: assumption('10 min'),
    handover: assumption('20 min'),
    training: {
      officers: off(0),
      each: reported('40 h', 'Star Tribune, 2025-11-01', '8 to 40 hours an officer under 287(g)'),
    },
    bedDay: reported('$140 per bed-day', 'Star Tribune', 'Hennepin County jail, 2019'),
    reimbursed: {
      calls: off('0 %'),
      notices: off('0 %'),
      handovers: off('0 %'),
      training: off('0 %'),
      holds: off('0 %'),
    },
    agentPerHour: assumption('$60 per hour'),
    exposurePerHour: {
      value: '$23 per hour',
      source: 'New York City’s settlement of $92.5M over 166,000 days held past release',
      basis: 'computed',
    },
    exposureBasis: assumption('New York City’s settlement: $92.5M over 166,000 days held past release'),
  },
};

/** Settings of the file that say something of the world; their values are given again in schema.ts. */
const SETTING_DEFAULTS = {
  warmUp: assumption('30 days', 'people booked before, who compete for teams'),
  coolDown: assumption('30 days', 'people booked after, likewise'),
  holidays: reported('us-federal', '5 U.S.C. 6103'),
};

export function settingDefaults(): [key: string, value: SourceNode][] {
  return Object.entries(SETTING_DEFAULTS).map(([key, value]) => [key, treeOf(value)]);
}

/** The defaults as a tree; its leaves are the nodes that carry a provenance. */
export function defaultsTree(): SourceNode {
  return treeOf(DEFAULTS);
}

function treeOf(raw: unknown): SourceNode {
  if (Array.isArray(raw)) return { kind: 'list', items: raw.map(treeOf) };
  if (raw === null || typeof raw !== 'object') {
    return { kind: 'scalar', value: raw as string | number | boolean | null, text: String(raw) };
  }
  const { value, source, basis, note } = raw as { value?: unknown } & Provenance;
  if (value !== undefined && BASES.includes(basis as Basis))
    return { ...treeOf(value), provenance: { source, basis, note } };
  return {
    kind: 'map',
    entries: new Map(Object.entries(raw).map(([key, part]): [string, Entry] => [key, { node: treeOf(part) }])),
  };
}

/** What the file gives, with what it leaves out filled in from the defaults. */
export function underlaid(given: SourceNode | undefined, fallback: SourceNode | undefined): SourceNode | undefined {
  if (fallback === undefined) return given;
  const isSection = fallback.kind === 'map' && fallback.provenance === undefined;
  // A key with nothing behind it (`county-jail:`) asks for the defaults of its section.
  const blank = given === undefined || (isSection && given.kind === 'scalar' && given.value === null);
  if (!isSection) return given ?? fallback;
  if (!blank && given.kind !== 'map') return given;
  const own: ReadonlyMap<string, Entry> = !blank && given.kind === 'map' ? given.entries : new Map();
  const any = fallback.entries.get('*')?.node;
  const names =
    any !== undefined && own.size > 0 ? own.keys() : [...new Set([...own.keys(), ...fallback.entries.keys()])];
  const entries = new Map<string, Entry>();
  for (const key of names) {
    if (key === '*' && any !== undefined) continue;
    const known = fallback.entries.get(key)?.node;
    const node = underlaid(own.get(key)?.node, any === undefined ? known : underlaid(known, any));
    if (node !== undefined) entries.set(key, { ...own.get(key), node });
  }
  return { ...(given ?? fallback), kind: 'map', entries };
}

/** The default at a path, * standing for names. */
export function defaultAt(defaults: SourceNode, path: readonly string[]): SourceNode | undefined {
  return path.reduce<SourceNode | undefined>((node, key) => {
    if (node?.kind !== 'map' || node.provenance !== undefined) return undefined;
    const any = node.entries.get('*')?.node;
    const known = node.entries.get(key)?.node;
    return any === undefined ? known : underlaid(known, any);
  }, defaults);
}

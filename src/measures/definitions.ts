import { CHANNEL_NAMES, CHANNELS, type Channel } from '../../events/detainer.ts';
import { LEGAL_BASES, LEGAL_BASIS_NAMES } from '../../events/legal-basis.ts';
import type { ResolvedPolicy } from '../resolved/scenario.ts';
import { AGENCY_MEASURES, COUNTY_MEASURES } from './cost-definitions.ts';
import type { Counters } from './counters.ts';
import {
  borneBy,
  compared,
  count,
  HOUR,
  type Measure,
  mean,
  notCompared,
  type Party,
  pickups,
  type Share,
  share,
  sum,
} from './measure.ts';

/** The share of identified people of whom the agency learned first by a channel. */
export const identifiedByKey = (channel: Channel) => `identifiedBy${capitalised(channel)}`;

/** Definitions follow model.md, "Measures". */
export const MEASURES: readonly Measure[] = [
  ...borneBy(null, [
    ...compared(
      mean('noticeWindow', 'notice window', 'exit − notice sent'),
      mean('heardWindow', 'heard window', 'exit − notice heard; negative: heard after the exit'),
      mean('shortfall', 'shortfall', 'requested lead − notice window, at least 0'),
    ),
    ...notCompared(
      mean('responseTime', 'response time', 'team arrived − notice heard'),
      mean('pickupGap', 'pickup gap', 'team arrived − exit; negative: there before the release'),
      mean('lateBy', 'late by', 'team arrived − person left, of those late'),
    ),
    ...compared(
      share('pickupRate', 'pickup rate', 'picked up ÷ detainers lodged before the exit', (c) => [
        pickups(c),
        c.detainersLodged,
      ]),
    ),
    ...notCompared(
      share('pickupRatePerNotice', 'pickup rate per notice', 'picked up ÷ notices sent', (c) => [
        pickups(c),
        c.noticesSent,
      ]),
      count(
        'detainersLodged',
        'detainers lodged',
        'people',
        'detainers lodged before the exit',
        (c) => c.detainersLodged,
      ),
    ),
  ]),
  ...borneBy('the agency', [
    ...notCompared(count('noticesSent', 'notices sent', 'notices', 'notices sent to the agency', (c) => c.noticesSent)),
    ...compared(count('pickups', 'pickups', 'people', 'picked up at the release or from a hold', pickups)),
  ]),
  ...borneBy(
    null,
    notCompared(
      ...CHANNELS.map((channel) =>
        share(
          identifiedByKey(channel),
          `identified by ${CHANNEL_NAMES[channel]}`,
          'share of the people identified before the exit whose earliest channel this was',
          ({ identifiedBy: by }) => [by[channel], CHANNELS.reduce((all, key) => all + by[key], 0)],
        ),
      ),
    ),
  ),
  ...borneBy('the person', [
    ...compared({
      ...count(
        'hoursHeld',
        'hours held',
        'h',
        'person left − undelayed exit, all people',
        (c) => sum(c.heldSeconds) / HOUR,
      ),
      quantilesOf: 'hoursHeld',
    }),
    ...notCompared(
      ...LEGAL_BASES.map((basis, index) =>
        count(
          `hoursHeld${capitalised(basis)}`,
          `hours held: ${LEGAL_BASIS_NAMES[basis]}`,
          'h',
          'hours held under this legal basis',
          (c) => c.heldSeconds[index] / HOUR,
        ),
      ),
      {
        ...count(
          'peopleHeld',
          'people held',
          'people',
          'left later than the undelayed exit',
          (c) => c.durations.hoursHeld.cases,
        ),
        leads: true,
      },
      count(
        'peopleHeldPast48h',
        'people held past 48 h',
        'people',
        'held over 48 hours of elapsed time',
        (c) => c.heldPast48h,
      ),
      count('heldToLimit', 'held to the limit', 'people', 'held to the limit without a pickup', (c) => c.heldToLimit),
    ),
  ]),
  ...borneBy('the agency', AGENCY_MEASURES),
  ...borneBy('the county', COUNTY_MEASURES),
  ...borneBy(
    'the person',
    notCompared(
      count('askedBeforeCall', 'asked before a call', 'people', 'asked whether they wanted the call', (c) => c.asked),
      count(
        'calledWithoutAsking',
        'called without asking',
        'calls',
        'calls made without asking the person',
        (c) => c.callsWithoutAsking,
      ),
      count(
        'callsAgainstRefusal',
        'calls against a refusal',
        'calls',
        'calls made although the person, asked, refused',
        (c) => c.callsAgainstRefusal,
      ),
    ),
  ),
];

/** @throws where no measure has the key: a list that names measures may not lose one. */
export function measureOfKey(key: string): Measure {
  const found = MEASURES.find((measure) => measure.key === key);
  if (found === undefined) throw new Error(`No measure has the key ${key}.`);
  return found;
}

/** In which reports compare policies; dollars come last. */
export const COMPARED_MEASURES: readonly Measure[] = MEASURES.filter((measure) => measure.compared).toSorted(
  (a, b) => Number(a.unit === '$') - Number(b.unit === '$'),
);

/** What reports list under a party's name. */
export function measuresOf(party: Party): readonly Measure[] {
  const listed = MEASURES.filter((measure) => measure.party === party);
  return listed.toSorted((a, b) => Number(b.leads === true) - Number(a.leads === true));
}

/** What a report shows of each facility and of each month. */
export const PART_KEYS = ['detainersLodged', 'noticesSent', 'pickups', 'pickupRate', 'hoursHeld'] as const;
const inParts = PART_KEYS.map(measureOfKey);
export const PART_MEASURES: readonly Measure[] = MEASURES.filter((measure) => inParts.includes(measure));
/** Of those the ones that are shares: a part may have few cases a replication, and a share of them is taken over all replications. */
export const PART_SHARES: readonly (Measure & Share)[] = PART_MEASURES.filter(isShare);
export const PART_COUNTS: readonly Measure[] = PART_MEASURES.filter((measure) => !isShare(measure));

/** A measure of one replication; where facilities have costs of their own, of each with its costs, added up. */
export function measured(measure: Measure, counters: Counters, costs: ResolvedPolicy['costs']): number | null {
  const { byFacility } = costs;
  if (byFacility === undefined || !measure.readsCosts) return measure.of(counters, costs);
  const { facility } = counters.parts;
  if (facility.length !== byFacility.length) throw new Error('Costs by facility, and no counters by facility.');
  return facility.reduce((sum, counted, f) => sum + (measure.of(counted, byFacility[f]) ?? 0), 0);
}

function capitalised(word: string): string {
  return `${word[0].toUpperCase()}${word.slice(1)}`;
}

function isShare(measure: Measure): measure is Measure & Share {
  return 'countsOf' in measure;
}

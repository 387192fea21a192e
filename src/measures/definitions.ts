import { CHANNEL_NAMES, CHANNELS, type Channel } from '../../events/channel.ts';
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
  pickupsLodged,
  type Ratio,
  share,
  sum,
} from './measure.ts';

/** The key of the share of identified people of whom the agency learned first by a channel. */
export const identifiedByKey = (channel: Channel) => `identifiedBy${capitalised(channel)}`;

/** All measures. docs/reference/measures.md is generated from this list. */
export const MEASURES: readonly Measure[] = [
  ...borneBy(null, [
    ...compared(
      mean('noticeWindow', 'notice window', 'from sending the notice to the exit'),
      {
        ...mean(
          'heardWindow',
          'heard window',
          'from hearing the notice to the exit; negative if it is heard after the exit',
        ),
        signed: true,
      },
      mean('shortfall', 'shortfall', 'requested notice minus notice window, at least 0'),
    ),
    ...notCompared(
      mean('responseTime', 'response time', 'from hearing the notice to the arrival of the team'),
      {
        ...mean(
          'pickupGap',
          'pickup gap',
          'from the exit to the arrival of the team; negative if the team arrives before the exit',
        ),
        signed: true,
      },
      mean('lateBy', 'late by', 'from when the person leaves to the arrival of the team, for teams that arrive late'),
    ),
    ...compared(
      share(
        'pickupRate',
        'pickup rate',
        'people with a detainer who were picked up ÷ detainers lodged before the exit',
        (c) => [pickupsLodged(c), c.detainersLodged],
      ),
    ),
    ...notCompared(
      share(
        'pickupRatePerNotice',
        'pickup rate per notice',
        'people picked up after a notice was sent ÷ notices sent',
        (c) => [c.pickupsWithNotice, c.noticesSent],
      ),
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
    ...compared(
      count(
        'pickups',
        'pickups',
        'people',
        'people picked up at the release or from a hold, or handed over as arranged',
        pickups,
      ),
    ),
  ]),
  ...borneBy(
    null,
    notCompared(
      ...CHANNELS.map((channel) =>
        share(
          identifiedByKey(channel),
          `identified by ${CHANNEL_NAMES[channel]}`,
          'share of the people identified before the exit whom this channel identified first',
          ({ identifiedBy: by }) => [by[channel], CHANNELS.reduce((all, key) => all + by[key], 0)],
        ),
      ),
    ),
  ),
  ...borneBy(
    null,
    notCompared({
      ...share(
        'issueCapped',
        'detainers issued with certainty',
        'people for whom the probability of a detainer, with all its factors, would be over 1 ÷ people identified ' +
          'before the exit',
        ({ issueCapped, identifiedBy: by }) => [issueCapped, CHANNELS.reduce((all, key) => all + by[key], 0)],
      ),
      unlisted: true,
    }),
  ),
  ...borneBy('the person', [
    ...compared({
      ...count(
        'hoursHeld',
        'hours held',
        'h',
        'from the exit as it would be without a delay to when the person leaves; sum over all people',
        (c) => sum(c.heldSeconds) / HOUR,
      ),
      quantilesOf: 'hoursHeld',
    }),
    ...notCompared({
      ...count(
        'custodyAdded',
        'custody added',
        'h',
        'hours in the jail of people with a detainer beyond their exit under the base with no delay and no hold, ' +
          'whatever the cause; negative if the policy clears them faster; not given if the policy draws other ' +
          'reasons of release or other custody',
        (c) => (c.releasedOtherwise > 0 ? null : (sum(c.heldSeconds) + c.clearingAddedSeconds) / HOUR),
      ),
      signed: true,
    }),
    ...notCompared(
      ...LEGAL_BASES.map((basis, index) =>
        count(
          `hoursHeld${capitalised(basis)}`,
          `hours held: ${LEGAL_BASIS_NAMES[basis]}`,
          'h',
          basis === 'none' ? 'hours held with no legal basis stated' : 'hours held under this legal basis',
          (c) => c.heldSeconds[index] / HOUR,
        ),
      ),
      {
        ...count(
          'peopleHeld',
          'people held',
          'people',
          'people who leave later than they would without a delay or a hold',
          (c) => c.durations.hoursHeld.cases,
        ),
        leads: true,
      },
      count(
        'peopleHeldPast48h',
        'people held past 48 h',
        'people',
        'people held for more than 48 hours, all hours counted',
        (c) => c.heldPast48h,
      ),
      count(
        'heldToLimit',
        'held to the limit',
        'people',
        'people held until the limit of the hold and not picked up',
        (c) => c.heldToLimit,
      ),
    ),
  ]),
  ...borneBy('the agency', AGENCY_MEASURES),
  ...borneBy('the county', COUNTY_MEASURES),
  ...borneBy(
    'the person',
    notCompared(
      count(
        'askedBeforeCall',
        'asked before a call',
        'people',
        'people whom the jail asked whether it may call the agency',
        (c) => c.asked,
      ),
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
        'calls made although the person was asked and refused',
        (c) => c.callsAgainstRefusal,
      ),
    ),
  ),
];

/** The measures that are ratios, and those that are not: a tally keeps them in different ways. */
export const RATIOS: readonly (Measure & Ratio)[] = MEASURES.filter(isRatio);
export const AMOUNTS: readonly Measure[] = MEASURES.filter((measure) => !isRatio(measure));

/** @throws Error if no measure has the key, so that a list that names measures cannot lose one. */
export function measureOfKey(key: string): Measure {
  const found = MEASURES.find((measure) => measure.key === key);
  if (found === undefined) throw new Error(`No measure has the key ${key}.`);
  return found;
}

/** The measures in which reports compare policies; dollars come last. */
export const COMPARED_MEASURES: readonly Measure[] = MEASURES.filter((measure) => measure.compared).toSorted(
  (a, b) => Number(a.unit === '$') - Number(b.unit === '$'),
);

/** The measures that reports list under a party's name. */
export function measuresOf(party: Party): readonly Measure[] {
  const listed = MEASURES.filter((measure) => measure.party === party);
  return listed.toSorted((a, b) => Number(b.leads === true) - Number(a.leads === true));
}

/** The measures that a report shows for each facility and each month. */
export const PART_KEYS = ['detainersLodged', 'noticesSent', 'pickups', 'pickupRate', 'hoursHeld'] as const;
const inParts = PART_KEYS.map(measureOfKey);
export const PART_MEASURES: readonly Measure[] = MEASURES.filter((measure) => inParts.includes(measure));
export const PART_RATIOS: readonly (Measure & Ratio)[] = PART_MEASURES.filter(isRatio);
export const PART_AMOUNTS: readonly Measure[] = PART_MEASURES.filter((measure) => !isRatio(measure));

/**
 * A measure of one replication. If facilities have costs of their own, each is counted with its costs, and the results
 * are added.
 */
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

export function isRatio(measure: Measure): measure is Measure & Ratio {
  return 'countsOf' in measure;
}

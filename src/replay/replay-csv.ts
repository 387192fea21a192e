import { OUTCOME_ENTRIES, OUTCOMES } from '../../events/outcome.ts';
import { csv } from '../tables/csv-cells.ts';
import type { ReplayResult } from './replay-result.ts';

/** The files of the tables. A directory that contains nothing else may be replaced. */
export const REPLAY_FILES = ['rates.csv', 'outcomes.csv'] as const;

/** The tables: file name -> text. The log is the first row of rates, and a column of outcomes. */
export function replayCsv({ log, policies }: ReplayResult): Map<string, string> {
  const { mean, chance } = log.pickupRate;
  return new Map([
    [
      'rates.csv',
      csv(
        [
          'of',
          ...['detainers', 'rate', 'rateLow', 'rateHigh', 'rateChanceLow', 'rateChanceHigh'],
          ...['difference', 'differenceLow', 'differenceHigh', 'differenceChanceLow', 'differenceChanceHigh'],
          ...['gained', 'lost'],
        ],
        [
          ['log', log.detainers, mean, null, null, chance?.low, chance?.high, ...Array<null>(7).fill(null)],
          ...policies.map(({ policy, detainers, pickupRate, difference }) => [
            policy,
            detainers,
            ...row(pickupRate),
            ...row(difference),
            difference?.gained,
            difference?.lost,
          ]),
        ],
      ),
    ],
    [
      'outcomes.csv',
      csv(
        ['policy', 'outcome', 'name', 'log', 'mean', 'low', 'high'],
        policies.flatMap(({ policy, outcomes }) =>
          OUTCOMES.map((key) => {
            const { mean, low, high } = outcomes[key];
            return [policy, key, OUTCOME_ENTRIES[key].name, log.outcomes[key], mean, low, high];
          }),
        ),
      ),
    ],
  ]);
}

function row(one: ReplayResult['policies'][number]['pickupRate'] | ReplayResult['policies'][number]['difference']) {
  return [one?.mean, one?.low, one?.high, one?.chance?.low, one?.chance?.high];
}

import { counted, percent } from '../report/format.ts';
import type { ReplayResult } from './replay-result.ts';

/** With fewer, chance alone moves a rate by some thirty percentage points to either side. */
const FEW_DETAINERS = 10;

const REPLACED = {
  detainers: 'rules about calls and detainers; the replay keeps the log’s detainers',
  releases: 'reasons, custody or clearing; the replay keeps the log’s orders and exits',
} as const;

/** What a reader has to know to judge a replay, as paragraphs. */
export function notesOfReplay(result: ReplayResult): string[] {
  return [leftOut(result), drawn(result), agreement(result), replaced(result), size(result), reading(result)].filter(
    (note) => note !== '',
  );
}

function leftOut({ log: { outside, stillInside, outcomeUnknown }, days }: ReplayResult): string {
  return [
    ...(outside > 0
      ? [`${counted(outside, 'case')} booked outside the scenario’s ${counted(days, 'counted day')} left out.`]
      : []),
    ...(stillInside > 0
      ? [`${counted(stillInside, 'case')} with a detainer and without an exit left out: they may still be in the jail.`]
      : []),
    ...(outcomeUnknown > 0 ? [`The log states no outcome for ${counted(outcomeUnknown, 'case')}.`] : []),
  ].join(' ');
}

function drawn({ log }: ReplayResult): string {
  const always =
    'Drawn in every replay, since no log states them: how the notice travels and when it is heard, whether the ' +
    'agency comes, when a team is free, its travel, its patience.';
  if (log.drawn.length === 0) return always;
  const values = log.drawn.map(({ value, drawn, of }) => `${value} (${drawn} of ${of} cases)`);
  return `Drawn from the scenario, because the log does not state it: ${values.join(', ')}. ${always}`;
}

function agreement({ policies, baseline }: ReplayResult): string {
  const { outcome, pickup } = policies.find(({ policy }) => policy === baseline)!.agreement;
  const sentence = ({ cases, share }: typeof outcome, what: string, as: string) =>
    share === null
      ? ''
      : `Of the ${counted(cases, 'case')} with a detainer ${what}, ${baseline} replays ${percent(share)} ${as}.`;
  return [
    sentence(outcome, 'whose outcome the log states', 'with the same outcome'),
    sentence(pickup, 'of which it says whether they were picked up', 'as it says'),
  ]
    .filter((one) => one !== '')
    .join(' ');
}

function replaced({ notReplayed, baseline }: ReplayResult): string {
  const by = Map.groupBy(notReplayed, ({ rules }) => rules);
  return [...by]
    .map(([rules, some]) => {
      const names = some.map(({ policy }) => policy).join(', ');
      const differ = some.length === 1 ? 'differs' : 'differ';
      return `Not replayed: ${names} ${differ} from ${baseline} in ${REPLACED[rules]}.`;
    })
    .join(' ');
}

function size({ policies, baseline }: ReplayResult): string {
  const { detainers } = policies.find(({ policy }) => policy === baseline)!;
  if (detainers === 0) return 'No case has a detainer before the exit, so no policy can change a pickup.';
  if (detainers >= FEW_DETAINERS) return '';
  return (
    `${counted(Math.round(detainers), 'case')} with a detainer ${Math.round(detainers) === 1 ? 'is' : 'are'} too few ` +
    'to compare policies by: the range by chance says how little they show.'
  );
}

function reading({ replications }: ReplayResult): string {
  const range = replications < 40 ? 'the least and the greatest of the replays' : '5 % to 95 % of the replays';
  return (
    `In one replay: ${range}; how much of the answer for these cases depends on what is drawn. By chance: the 95 % ` +
    'interval for a log of this many independent cases (Wilson; for differences of the same cases, Agresti and Min); ' +
    'how far other cases like these might differ.'
  );
}

import type { PolicyResult, Result } from '../../measures/result.ts';
import { counted, signed } from '../../report/format.ts';
import { baselineOf, ending, notice } from '../../report/headline.ts';
import { fromTo, runLength } from '../../report/interval-text.ts';
import { people } from '../../report/people.ts';
import { lodgedCount, wholeHundred } from '../../report/whole-hundred.ts';
import { changeInWords, changesInWords } from './differences.tsx';

/** What the report is about, and in words what each policy comes to. */
export function Headline({ result }: { result: Result }) {
  const { policies, days, assumptions } = result;
  const guesses = assumptions.filter(({ basis }) => basis === 'assumption').length;
  const baseline = baselineOf(result);
  return (
    <section class="part headline" id="headline" aria-labelledby="headline-title">
      <h2 id="headline-title" class="lead">
        {finding(result)}
      </h2>
      <p class="what">
        Under “<bdi>{baseline.name}</bdi>”, {policies.length > 1 && 'the baseline, '}
        {notice(baseline)} A detainer is the agency’s request to a jail about a person; at a pickup, its agents take the
        person into custody at the jail. The figures cover detainers that reach the jail before the person leaves; their
        number can depend on the policy. Every policy has the same simulated people.{' '}
        {chanceInWords(
          policies.map(({ measures }) => measures.pickupRate.range),
          days,
        )}{' '}
        {guesses} of the {assumptions.length} values behind the figures are assumptions. If one of them is wrong, the
        figures can be outside these ranges.
      </p>
      <ol class="policies">
        {policies.map((policy) => (
          <li key={policy.name}>
            <Big policy={policy} result={result} />
            <div>
              <h3>
                <bdi>{policy.name}</bdi>
                {policy === baseline && policies.length > 1 && <span class="badge">baseline</span>}
              </h3>
              <p class="title" dir="auto">
                {policy.title}
              </p>
              <p>
                {sentence(ending(policy, true))} {lodged(policy, days)}
              </p>
              <Changes policy={policy.name} result={result} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

type Range = PolicyResult['measures'][string]['range'];

/** What the range below each number is, and what it is not. */
function chanceInWords(ranges: readonly Range[], days: number): string {
  const known = ranges.filter((range) => range !== null);
  if (known.length === 0) return '';
  const isOfQuantiles = known.every(({ ends }) => ends === 'quantiles 5 % and 95 %');
  const [run, runs] = isYear(days) ? ['year', 'years'] : [`run of ${runLength(days)}`, 'runs'];
  const covered = isOfQuantiles ? `90 of 100 simulated ${runs}` : `all simulated ${runs}`;
  return (
    `A single ${run} differs from the average by chance: the range below each number covers ${covered}. ` +
    'Figures without a range are averages.'
  );
}

function isYear(days: number): boolean {
  return runLength(days) === 'one year';
}

/** What the policies come to, in one sentence. */
function finding(result: Result) {
  const baseline = baselineOf(result);
  const pickups = (policy: PolicyResult) => wholeHundred((key) => lodgedCount(policy.outcomes[key]))?.pickups;
  const own = pickups(baseline);
  if (own === undefined) return 'No detainer is lodged';
  const others = result.policies.flatMap((policy) => (policy === baseline ? [] : (pickups(policy) ?? [])));
  others.sort((a, b) => a.whole - b.whole);
  const [least, most] = [others.at(0), others.at(-1)];
  return (
    <>
      Under “<bdi>{baseline.name}</bdi>” {own.text} of 100 detainers end in a pickup
      {least !== undefined && most !== undefined && (
        <>; under the other policies {least.text === most.text ? most.text : `${least.text} to ${most.text}`}</>
      )}
    </>
  );
}

/** Pickups of 100 detainers: on average, and in single runs. */
function Big({
  policy: { outcomes, measures },
  result: { replications, days },
}: {
  policy: PolicyResult;
  result: Result;
}) {
  const whole = wholeHundred((key) => lodgedCount(outcomes[key]));
  if (whole === null) return <p class="big">–</p>;
  const { range } = measures.pickupRate;
  return (
    <p class="big">
      {whole.pickups.text}
      <span>of 100</span>
      {replications > 1 && range !== null && (
        <span>
          {runLength(days)}: <span class="whole">{ofHundredRange(range)}</span>
        </span>
      )}
    </p>
  );
}

/** What a policy changes for each party against the baseline: on average, and how sure that is for a single run. */
function Changes({ policy, result: { differences, days } }: { policy: string; result: Result }) {
  const measures = differences.find((one) => one.policy === policy)?.measures;
  if (measures === undefined) return null;
  const run = isYear(days) ? 'year' : 'run';
  const parts = CHANGES.flatMap(({ key, inWords }) => {
    const { mean, range } = measures[key];
    if (mean === null || Math.abs(mean) < 0.5) return [];
    const isEither = range !== null && range.low < 0 && range.high > 0;
    return `${inWords(mean)}${isEither ? ` (some ${run}s ${more(-mean)})` : ''}`;
  });
  const { mean, range } = measures.pickupRate;
  const pickups = mean === null || mean === 0 ? [] : [`${changeInWords(mean * 100)} of 100 picked up`];
  const single = pickups.length === 0 || range === null ? '' : ` (single ${run}s: ${rangeInWords(range)})`;
  if (pickups.length + parts.length === 0) return null;
  return <p class="changes">Against the baseline: {[...pickups.map((one) => one + single), ...parts].join(', ')}.</p>;
}

/** Of pickups of 100 detainers, after their average: "0.4 to 1.9", or "2.2 fewer to 4.3 more". */
function rangeInWords({ low, high }: { low: number; high: number }): string {
  const text = changesInWords(low * 100, high * 100);
  return low < 0 && high > 0 ? text : text.replace(/ (more|fewer)$/, '');
}

const more = (mean: number) => (mean > 0 ? 'more' : 'less');

/** One measure per party. */
const CHANGES = [
  { key: 'agentHours', inWords: (mean: number) => `agents work ${size(mean)} h ${more(mean)}` },
  { key: 'countyCost', inWords: (mean: number) => `the county spends $${size(mean)} ${more(mean)}` },
  { key: 'hoursHeld', inWords: (mean: number) => `people are held ${size(mean)} h ${more(mean)} in all` },
] as const;

/** To three figures, as prose has it. */
function size(mean: number): string {
  const value = Math.abs(mean);
  return signed(value < 1000 ? value : Number(value.toPrecision(3)), value < 10 && value % 1 !== 0 ? 1 : 0);
}

function ofHundredRange({ low, high }: { low: number; high: number }): string {
  const [from, to] = [low, high].map((share) => signed(share * 100, 0));
  return from === to ? from : fromTo(from, to);
}

/** How many people that is. */
function lodged({ measures }: PolicyResult, days: number): string {
  const [pickups, count] = [measures.pickups.mean, measures.detainersLodged.mean];
  if (pickups === null || count === null || count === 0) return '';
  return `In ${runLength(days)}: ${people(pickups)} of ${people(count)} detainers.`;
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

/** The top of the page. */
export function Top({ result }: { result: Result }) {
  const { scenario, days, replications, complete } = result;
  const isLong = scenario.title.length > 120;
  return (
    <header class="top">
      <p class="kicker">pickup-gap · report of a simulation</p>
      <h1 class={isLong ? 'long' : undefined} dir="auto">
        {scenario.title}
      </h1>
      <p class="facts">
        {counted(days, 'day')}, simulated {counted(replications, 'time')}. Everyone in this report is simulated; nobody
        is real.
      </p>
      {!complete && (
        <p class="warning">
          <strong>Incomplete.</strong> The run stopped early. Figures cover only the replications that finished.
        </p>
      )}
      {replications === 0 && <p class="warning">No replication finished, so there is nothing to report.</p>}
    </header>
  );
}

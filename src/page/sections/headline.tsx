import type { PolicyResult, Result } from '../../measures/result.ts';
import { counted, signed } from '../../report/format.ts';
import { baselineOf, ending, notice } from '../../report/headline.ts';
import { fromTo, runLength } from '../../report/interval-text.ts';
import { people } from '../../report/people.ts';
import { lodgedCount, wholeHundred } from '../../report/whole-hundred.ts';

/** What the report is about, and in words what each policy comes to. */
export function Headline({ result }: { result: Result }) {
  const { policies, days } = result;
  const baseline = baselineOf(result);
  return (
    <section class="part headline" id="headline" aria-labelledby="headline-title">
      <h2 id="headline-title" class="lead">
        Under “<bdi>{baseline.name}</bdi>” {notice(baseline)}
      </h2>
      <p class="what">
        Of 100 detainers lodged before the exit, how many end in a pickup, and why others do not. A detainer is the
        agency’s request to a jail about a person. Every policy is applied to the same simulated people. Small print:
        how far a single run differs.
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
                {sentence(ending(policy, policy === baseline))} {lodged(policy, days)}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
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
          {ofHundredRange(range)} in {runLength(days)}
        </span>
      )}
    </p>
  );
}

function ofHundredRange({ low, high }: { low: number; high: number }): string {
  const [from, to] = [low, high].map((share) => signed(share * 100, 0));
  return from === to ? from : fromTo(from, to);
}

function lodged({ measures }: PolicyResult, days: number): string {
  const count = measures.detainersLodged.mean;
  return count === null || count === 0 ? '' : `Detainers in ${runLength(days)}: ${people(count)}.`;
}

function sentence(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}`;
}

/** The top of the page. */
export function Top({ result }: { result: Result }) {
  const { scenario, days, replications, seed, complete } = result;
  const isLong = scenario.title.length > 120;
  return (
    <header class="top">
      <p class="kicker">pickup-gap · report of a simulation</p>
      <h1 class={isLong ? 'long' : undefined} dir="auto">
        {scenario.title}
      </h1>
      <p class="facts">
        {counted(days, 'day')}, simulated {counted(replications, 'time')} with seed {seed}. Everyone in this report is
        simulated; nobody is real.
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

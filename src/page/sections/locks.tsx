import { LOCKS, type Lock } from '../../../events/outcome.ts';
import type { PolicyResult, Result } from '../../measures/result.ts';
import { baselineOf } from '../../report/headline.ts';
import { lodgedCount, wholeHundred, wholeLegend } from '../../report/whole-hundred.ts';
import type { TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { type LockStep, LockSteps } from '../charts/lock-steps.tsx';
import { lockKind } from '../data/kinds.ts';

const SERIES = Object.keys(LOCKS) as Lock[];
/** From so many of 100 on, the second largest loss is part of the finding. */
const ALSO_NAMED = 10;

/** The names of the steps below their bars: the shortest words that say it. */
const SHORT: Record<Lock, string> = {
  told: 'agency is told',
  heardInTime: 'hears in time',
  agencyComes: 'decides to come',
  teamOnDuty: 'team on duty',
  teamFreeAndInReach: 'free, in reach',
  teamArrives: 'arrives at all',
  arrivesInTime: 'arrives in time',
  met: 'they meet: pickup',
};

/** Where detainers stop: what must happen, in this order, and how many of 100 are left after each step. */
export function Locks({ result }: { result: Result }) {
  const rows = result.policies.map((policy) => ({ policy, steps: stepsOf(policy) }));
  if (rows.every(({ steps }) => steps === null)) return null;
  return (
    <Section
      id="locks"
      title={finding(baselineOf(result))}
      subtitle={
        'Eight steps must succeed, one after the other. Numbers and plain bars: how many of 100 detainers are left ' +
        'after a step. Marked parts: what is lost at it, with the marks of the key of the squares.'
      }
      data={locksTable(result)}
      isOnSheet
    >
      <ol class="lock-names" start={0}>
        <li>detainer lodged</li>
        {SERIES.map((lock, i) => (
          <li key={lock}>
            <span class="step">{i + 1}</span> {SHORT[lock]}
          </li>
        ))}
      </ol>
      <p class="lock-numbers" aria-hidden="true">
        {[null, ...SERIES].map((_, i) => (
          <span key={i}>{i}</span>
        ))}
      </p>
      <ul class="lock-rows">
        {rows.map(({ policy, steps }, p) => (
          <li key={policy.name}>
            <h3 id={`locks-${p}`}>
              <bdi>{policy.name}</bdi>
            </h3>
            {steps === null ? (
              <p class="none">no detainer is lodged</p>
            ) : (
              <div>
                <LockSteps steps={steps} labelledBy={`locks-${p}`} describedBy={`locks-${p}-words`} />
                <p class="hidden" id={`locks-${p}-words`}>
                  {inWords(steps)}
                </p>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What each lock loses and leaves of 100; null if no detainer was lodged. */
function stepsOf(policy: PolicyResult): LockStep[] | null {
  const whole = wholeHundred((key) => lodgedCount(policy.outcomes[key]));
  if (whole === null) return null;
  return whole.locks.map(({ lost, left }, i) => {
    return { kind: lockKind(SERIES[i]), lost: lost.whole, left: left.whole, leftText: left.text };
  });
}

function inWords(steps: readonly LockStep[]): string {
  const left = steps.map(({ leftText }, i) => `${leftText} after “${LOCKS[SERIES[i]]}”`);
  return `Of 100 detainers, left: ${left.join(', ')}.`;
}

function finding(policy: PolicyResult) {
  const steps = (stepsOf(policy) ?? []).map(({ lost }, i) => ({ lost, name: `step ${i + 1}, “${SHORT[SERIES[i]]}”` }));
  const [first, second] = steps.toSorted((a, b) => b.lost - a.lost);
  if (first === undefined || first.lost === 0) return 'Where detainers stop on the way to a pickup';
  return (
    <>
      Under “<bdi>{policy.name}</bdi>” {first.lost} of 100 are lost at {first.name}
      {second.lost >= ALSO_NAMED && `, and ${second.lost} at ${second.name}`}
    </>
  );
}

export function locksTable({ policies }: Result): TableData {
  const columns = policies.map(stepsOf);
  const rows = [
    ['detainer lodged before the exit', ...columns.map((steps) => (steps === null ? '–' : '100'))],
    ...SERIES.map((lock, i) => [LOCKS[lock], ...columns.map((steps) => steps?.[i].leftText ?? '–')]),
  ];
  return {
    caption: `Of 100 detainers lodged before the exit, how many are left after each step: ${wholeLegend(rows)}`,
    head: ['', ...policies.map(({ name }) => name)],
    rows,
  };
}

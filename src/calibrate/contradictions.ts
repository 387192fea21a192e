import { PICKUPS } from '../../events/outcome.ts';
import { wilson } from '../measures/share-interval.ts';
import type { Finding } from '../scenario/checks/findings.ts';
import { type Observation, type Seen, subjectKey } from './observation.ts';

/** Two counts of the same thing whose 99 % intervals lie apart are taken not to be of the same thing. */
const TAIL = 0.005;
const Z = 2.576;

/** The observations that cannot hold together, each at the later of the two lines. */
export function contradictions(observed: readonly Observation[]): Finding[] {
  return observed.flatMap((one, i) => [
    ...observed.slice(0, i).flatMap((earlier) => apart(earlier, one, i)),
    ...tooMany(observed.slice(0, i), one, i),
  ]);
}

function apart(earlier: Observation, one: Observation, i: number): Finding[] {
  if (earlier.policy !== one.policy || subjectKey(earlier) !== subjectKey(one)) return [];
  const [a, b] = [intervalOf(earlier.seen), intervalOf(one.seen)];
  if (a.least <= b.most && b.least <= a.most) return [];
  return [
    {
      path: ['observed', i],
      message:
        `"${one.written}" cannot hold together with line ${earlier.line}, "${earlier.written}": ` +
        'both are of the same thing',
      allowed:
        'counts that chance can reconcile; keep the one that fits this scenario, or give each a policy of its own',
    },
  ];
}

function intervalOf(seen: Seen): { least: number; most: number } {
  if (seen.kind === 'count') {
    const { low, high } = wilson(seen.count / seen.of, seen.of, TAIL);
    return { least: low, most: high };
  }
  if (seen.kind === 'within')
    return { least: seen.least ?? Number.NEGATIVE_INFINITY, most: seen.most ?? Number.POSITIVE_INFINITY };
  // A tolerance is of 95 %; a bare count of people varies at least as a Poisson count does.
  const half = seen.tolerance === null ? Z * Math.sqrt(Math.max(seen.value, 1)) : (seen.tolerance * Z) / 1.96;
  return { least: seen.value - half, most: seen.value + half };
}

/** Outcomes of the same cases exclude each other, so their counts cannot exceed the cases. */
function tooMany(before: readonly Observation[], one: Observation, i: number): Finding[] {
  const key = sameCases(one);
  if (key === null || one.seen.kind !== 'count') return [];
  const others = before.filter((other) => sameCases(other) === key && excludes(other, one));
  const exclusive = others.filter((other, o) => others.slice(0, o).every((earlier) => excludes(earlier, other)));
  const sum = [...exclusive, one].reduce((total, { seen }) => total + (seen.kind === 'count' ? seen.count : 0), 0);
  if (sum <= one.seen.of) return [];
  const lines = exclusive.map(({ line, written }) => `line ${line}, "${written}"`).join(' and ');
  return [
    {
      path: ['observed', i],
      message:
        `"${one.written}" cannot hold together with ${lines}: they are ${sum} of ${one.seen.of} cases, ` +
        'and each has one outcome',
      allowed: `counts of at most ${one.seen.of} together`,
    },
  ];
}

/** What the cases are that a count is of: equal for counts of the same source among as many; null for others. */
export function sameCases({ subject, policy, seen, source }: Observation): string | null {
  if (seen.kind !== 'count') return null;
  if (subject.kind === 'outcome') return JSON.stringify([policy, subject.of, seen.of, source]);
  return subject.measure.key === 'pickupRate' ? JSON.stringify([policy, 'detainers', seen.of, source]) : null;
}

/** Whether no case can be counted in both. */
export function excludes({ subject: a }: Observation, { subject: b }: Observation): boolean {
  if (a.kind === 'outcome' && b.kind === 'outcome') return a.outcome !== b.outcome;
  const outcome = a.kind === 'outcome' ? a.outcome : b.kind === 'outcome' ? b.outcome : undefined;
  return outcome !== undefined && !PICKUPS.includes(outcome);
}

import { NOT_LODGED, OUTCOME_ENTRIES, type Outcome, PICKUPS } from '../../events/outcome.ts';
import type { Result } from '../measures/result.ts';
import { counted, table, wrapped, wrappedBehind } from './format.ts';
import { people } from './people.ts';
import { letter } from './policy-list.ts';
import { lodgedCount } from './whole-hundred.ts';

/** A number of people who end in one way under the baseline and in another under the policy. */
interface Move {
  from: Outcome;
  to: Outcome;
  count: number;
}

const MOST_NAMED = 3;
/** Below this average per run, a move is not named. */
const NAMED_FROM = 0.05;

/** Who moved: who gained and who lost a pickup under each policy, and the other large moves, in words. */
export function moved({ flows, policies, replications, days }: Result): string[] {
  if (flows.length === 0) return ['Who moved', '  With one policy, there is nothing to compare.'];
  const [{ baseline }] = flows;
  const base = policies.find(({ name }) => name === baseline) ?? policies[0];
  const lodged = Object.entries(base.outcomes)
    .filter(([key]) => !NOT_LODGED.includes(key as Outcome))
    .reduce((sum, [, outcome]) => sum + lodgedCount(outcome), 0);
  const met = PICKUPS.reduce((sum, key) => sum + base.outcomes[key].count, 0);
  const perRun = (count: number) => people(count / replications);
  const perHundred = (count: number) => (lodged === 0 ? '–' : people((count / lodged) * 100));
  const head = (policy: string) => {
    const p = policies.findIndex(({ name }) => name === policy);
    return [`  ${letter(p)}`, policy, '|'];
  };
  const heads = table(
    flows.map(({ policy }) => head(policy)),
    'l',
  ).map((line) => line.slice(0, -1));
  const named = (moves: readonly Move[], word: (move: Move) => string) =>
    moves
      .filter(({ count }) => count / replications >= NAMED_FROM)
      .slice(0, MOST_NAMED)
      .map((move) => `${word(move)} ${perRun(move.count)}`)
      .join(', ');
  const lines = flows.flatMap(({ from }, i) => {
    const moves = movesIn(from);
    const gained = moves.filter(({ from, to }) => !isPickup(from) && isPickup(to));
    const lost = moves.filter(({ from, to }) => isPickup(from) && !isPickup(to));
    const others = moves.filter(({ from, to }) => isPickup(from) === isPickup(to));
    const [gains, losses] = [sum(gained), sum(lost)];
    const text =
      moves.length === 0
        ? 'nobody moved.'
        : `${perRun(gains)} gained a pickup, and ${perRun(losses)} of the ${perRun(met)} who had one lost it ` +
          `(of 100 detainers: ${perHundred(gains)} gained, ${perHundred(losses)} lost).`;
    const more = [
      [`Of those who gained, under ${baseline}:`, named(gained, ({ from }) => nameOf(from))],
      ['Of those who lost, now:', named(lost, ({ to }) => nameOf(to))],
      ['Other moves:', named(others, ({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`)],
    ].filter(([, list]) => list !== '');
    const indent = ' '.repeat(4);
    return [
      ...wrappedBehind(heads[i], text),
      ...more.flatMap(([what, list]) => wrappedBehind(`${indent}${what} `, `${list}.`)),
    ];
  });
  return [
    ...wrapped(
      `Who moved: the same people under "${baseline}" and under each other policy ` +
        `(average people per run of ${counted(days, 'day')})`,
    ),
    ...lines,
    ...wrapped(
      `Of 100 detainers: of those lodged before the exit under "${baseline}". Only people whose case goes beyond ` +
        'the detainer under one of the two policies can move; --json and flows.csv have every pair of outcomes.',
      '  ',
    ),
  ];
}

/** All moves, the largest first; of equal ones the first in the order of outcomes. */
function movesIn(flow: Result['flows'][number]['from']): Move[] {
  const moves = Object.entries(flow).flatMap(([from, to]) =>
    Object.entries(to).map(([other, count]) => ({ from: from as Outcome, to: other as Outcome, count })),
  );
  return moves.filter(({ from, to }) => from !== to).sort((a, b) => b.count - a.count);
}

function isPickup(key: Outcome): boolean {
  return PICKUPS.includes(key);
}

function nameOf(key: Outcome): string {
  return OUTCOME_ENTRIES[key].name;
}

function sum(moves: readonly Move[]): number {
  return moves.reduce((total, { count }) => total + count, 0);
}

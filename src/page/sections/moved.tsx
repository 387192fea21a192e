import type { Result } from '../../measures/result.ts';
import { runLength } from '../../report/interval-text.ts';
import { people } from '../../report/people.ts';
import { FoldedTable } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { Swatch } from '../charts/marks.tsx';
import { fixedDomain } from '../charts/scale.ts';
import type { Axes } from '../data/axes.ts';
import { MOVE_KINDS, type MoveKind, type Moves, movesOf } from '../data/moves.ts';

type Flow = Result['flows'][number];

/** How many of the largest moves a policy shows; the table has all. */
const SHOWN = 5;

/** The same people under the baseline and under each other policy: who gains a pickup, who loses one. */
export function Moved({ result, axes }: { result: Result; axes: Axes }) {
  const { replications, days, flows } = result;
  if (flows.length === 0) return null;
  const each = flows.map((flow) => ({ flow, moves: movesOf(flow) }));
  const values = each.flatMap(({ moves }) => [moves.gained / replications, moves.lost / replications]);
  const fixed = axes.moved[1] > 0 ? fixedDomain(axes.moved, values).domain[1] * replications : 0;
  const most = Math.max(1, fixed, ...each.map(({ moves }) => Math.max(moves.gained, moves.lost)));
  const average = (count: number) => people(count / replications);
  return (
    <Section
      id="moved"
      title={finding(each, average)}
      subtitle={
        `The same people under “${flows[0].baseline}” and under another policy, on average in ${runLength(days)}. ` +
        'A net difference hides that some gain a pickup while others lose theirs.'
      }
    >
      <MovedPeople
        each={each}
        most={most}
        average={average}
        ends={(policy) => [`under “${flows[0].baseline}”`, `under “${policy}”`]}
      />
    </Section>
  );
}

interface PeopleProps {
  each: readonly { flow: Pick<Flow, 'policy'>; moves: Moves }[];
  /** The scale's end. */
  most: number;
  average(count: number): string;
  /** What the rows and the columns of a policy's table are. */
  ends(policy: string): [rows: string, columns: string];
}

/** By policy: who gains and who loses a pickup, the largest moves, and all of them as a table. */
export function MovedPeople({ each, most, average, ends }: PeopleProps) {
  return (
    <ul class="moved">
      {each.map(({ flow: { policy }, moves }) => (
        <li key={policy}>
          <h3>
            <bdi>{policy}</bdi>
          </h3>
          <Balance moves={moves} most={most} average={average} />
          <ol class="moves">
            {moves.moved.slice(0, SHOWN).map(({ from, to, people: count }) => (
              <li key={`${from} ${to}`}>
                <b>{average(count)}</b>
                <Name kind={from} /> → <Name kind={to} />
              </li>
            ))}
          </ol>
          <FoldedTable data={matrix(ends(policy), moves, average)} />
        </li>
      ))}
    </ul>
  );
}

/** Lost to the left, gained to the right, on the same scale for all policies. */
function Balance({ moves, most, average }: { moves: Moves; most: number; average(count: number): string }) {
  const wide = (count: number) => `${((count / most) * 50).toFixed(1)}%`;
  const { lost, gained, kept } = moves;
  return (
    <div class="balance">
      <p>
        <span>
          <b>{average(lost)}</b> lose a pickup
        </span>
        <span class="kept">{average(kept)} keep it</span>
        <span>
          <b>{average(gained)}</b> gain one
        </span>
      </p>
      <svg aria-hidden="true">
        <rect class="lost" x={`${(50 - (lost / most) * 50).toFixed(1)}%`} width={wide(lost)} />
        <rect class="gained" x="50%" width={wide(gained)} />
        <line class="zero" x1="50%" x2="50%" y2="100%" />
      </svg>
    </div>
  );
}

function Name({ kind }: { kind: MoveKind }) {
  return (
    <span class="kind-name">
      {kind !== 'before' && <Swatch kind={kind} />} {labelOf(kind)}
    </span>
  );
}

function labelOf(kind: MoveKind): string {
  return MOVE_KINDS.find(({ key }) => key === kind)?.label ?? kind;
}

function finding(each: readonly { flow: Flow; moves: Moves }[], average: (count: number) => string) {
  const [{ flow, moves }] = each.toSorted((a, b) => b.moves.gained + b.moves.lost - a.moves.gained - a.moves.lost);
  if (moves.gained + moves.lost === 0) return 'Nobody gains or loses a pickup by another policy';
  return (
    <>
      Under “<bdi>{flow.policy}</bdi>” {average(moves.gained)} people gain a pickup and {average(moves.lost)} lose one
    </>
  );
}

/** Without kinds that occur under neither. */
function matrix([before, after]: [string, string], { all }: Moves, average: (count: number) => string) {
  const rows = MOVE_KINDS.filter(({ key }) => all.some(({ from }) => from === key));
  const columns = MOVE_KINDS.filter(({ key }) => all.some(({ to }) => to === key));
  return {
    caption: `People by how they end ${before} (rows) and ${after} (columns)`,
    head: ['', ...columns.map(({ label }) => label)],
    rows: rows.map(({ key, label }) => [
      label,
      ...columns.map((column) => average(all.find(({ from, to }) => from === key && to === column.key)?.people ?? 0)),
    ]),
  };
}

import { pageValues } from '../../safe-text/page-values.ts';
import type { SeekResult } from '../../seek/seek-result.ts';
import {
  aboutInWords,
  aloneInWords,
  askedInWords,
  costRows,
  figure,
  impreciseInWords,
  meaningInWords,
  one,
  pairInWords,
} from '../../seek/seek-text.ts';
import { DataTable } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { htmlDocument, type Sha256 } from '../html-document.tsx';
import { PointRows } from './point-rows.tsx';
import { QUESTION_STYLE, QuestionPage } from './question-page.tsx';

type Alone = SeekResult['alone'][number];

/** The smallest change that reaches a target, as one file of HTML. */
export function seekDocument(result: SeekResult, sha256: Sha256): string {
  const shown = pageValues(result);
  return htmlDocument({ title: shown.scenario.title, style: QUESTION_STYLE, body: <Sought result={shown} /> }, sha256);
}

function Sought({ result }: { result: SeekResult }) {
  const { scenario, complete, manifest, alone, pair, asWritten, target } = result;
  const rest = [impreciseInWords(result), meaningInWords(result)].filter((text) => text !== '');
  return (
    <QuestionPage
      kicker="what would reach a target"
      scenario={scenario.title}
      answer={answer(result)}
      asked={[askedInWords(result), ...rest]}
      complete={complete}
      command={commandOf(result)}
      manifest={manifest}
    >
      {!asWritten.isReached && (
        <>
          {alone.map((one, i) => (
            <Moved key={one.path} alone={one} target={target} id={`alone-${i + 1}`} />
          ))}
          {alone.length > 1 && (
            <Section id="pair" title="Two of them together" subtitle={pairInWords(result)}>
              {pair !== null && <Costs costs={pair.costs} caption="What the pair does to the rest" />}
            </Section>
          )}
        </>
      )}
    </QuestionPage>
  );
}

function answer({ asWritten, alone, pair }: SeekResult): string {
  if (asWritten.isReached) return 'The scenario as written reaches the target';
  const reached = alone.filter(({ isReached }) => isReached);
  if (reached.length === 0) {
    return pair === null ? 'Nothing that was tried reaches the target' : 'Only two changes together reach the target';
  }
  const [first, ...others] = reached;
  const at = `${first.path} ${first.found[0].value} reaches the target`;
  return others.length === 0 ? at : `${at}, and so ${others.length === 1 ? 'does another value' : 'do other values'}`;
}

/** One value that was moved alone: the measure at every value that was run. */
function Moved({ alone, target, id }: { alone: Alone; target: SeekResult['target']; id: string }) {
  const scaled = (value: number | null) => (value === null ? null : target.unit === 'share' ? value * 100 : value);
  const tried = closest(alone.tried);
  const rows = tried.map(({ value, mean, low, high }) => ({
    label: shortly(value),
    mean: scaled(mean),
    low: scaled(low),
    high: scaled(high),
    text: figure({ mean, low, high }, target.unit),
  }));
  const at = alone.found[0] ?? alone.best;
  return (
    <Section
      id={id}
      title={aboutInWords(alone)}
      subtitle={`${aloneInWords(alone, target).join(' ')} Each row is a value that was run; dashed: the target.`}
      data={{
        caption: `The ${target.label} at each value that was run`,
        head: ['value', target.label, 'replications'],
        rows: tried.map(({ value, replications, ...estimate }) => [
          value,
          figure(estimate, target.unit),
          String(replications),
        ]),
      }}
    >
      <PointRows
        id={id}
        rows={rows}
        target={scaled(target.value)!}
        tick={(value) => one(target.unit === 'share' ? value / 100 : value, target.unit)}
      />
      {at !== null && <Costs costs={alone.costs} caption={`What ${at.value} does to the rest`} />}
    </Section>
  );
}

/** Each value once, as it was run with the most replications, in order. */
function closest(tried: Alone['tried']): Alone['tried'] {
  const byNumber = new Map(
    tried.toSorted((a, b) => a.replications - b.replications).map((one): [number, typeof one] => [one.number, one]),
  );
  return [...byNumber.values()].sort((a, b) => a.number - b.number);
}

/** A value with at most two decimals, since the table has the others. */
function shortly(value: string): string {
  return value.replace(/(\.\d\d)\d+/, '$1');
}

function Costs({ costs, caption }: { costs: Alone['costs']; caption: string }) {
  const rows = costRows(costs);
  if (rows.length === 0) return null;
  return <DataTable caption={caption} head={['', 'as written', 'then', 'difference', 'borne by']} rows={rows} />;
}

function commandOf({ policy, target, alone, seed }: SeekResult): string {
  const sign = target.direction === 'atLeast' ? '≥' : '≤';
  const varied = alone.map(({ path, range }) => `--vary '${path}' '${range}'`).join(' ');
  return (
    `pickup-gap seek SCENARIO.yaml --policy ${policy} --reach '${target.label} ${sign} ` +
    `${one(target.value, target.unit)}' ${varied} --seed ${seed}`
  );
}

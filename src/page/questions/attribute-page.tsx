import { LOCKS } from '../../../events/outcome.ts';
import type { AttributeResult } from '../../attribute/attribute-result.ts';
import { answersInWords, askedInWords, NO_FAULT, partsTable } from '../../attribute/attribute-text.ts';
import { pageValues } from '../../safe-text/page-values.ts';
import { BarRows } from '../charts/bar-rows.tsx';
import { Section } from '../charts/figure.tsx';
import { htmlDocument, type Sha256 } from '../html-document.tsx';
import { QUESTION_STYLE, QuestionPage } from './question-page.tsx';

/** Where pickups are lost, as one file of HTML. */
export function attributeDocument(result: AttributeResult, sha256: Sha256): string {
  const shown = pageValues(result);
  return htmlDocument(
    { title: shown.scenario.title, style: QUESTION_STYLE, body: <Attributed result={shown} /> },
    sha256,
  );
}

function Attributed({ result }: { result: AttributeResult }) {
  const { scenario, policy, seed, replications, complete, manifest, lodged } = result;
  const [answer = 'No detainer is lodged before the exit', ...more] = answersInWords(result);
  return (
    <QuestionPage
      kicker="where pickups are lost"
      scenario={scenario.title}
      answer={answer}
      asked={[askedInWords(result), ...more, NO_FAULT]}
      complete={complete}
      command={`pickup-gap attribute SCENARIO.yaml --policy ${policy} --seed ${seed} --replications ${replications}`}
      manifest={manifest}
    >
      {lodged > 0 && <Parts result={result} />}
      <Meanings result={result} />
    </QuestionPage>
  );
}

function Parts({ result }: { result: AttributeResult }) {
  const { head, rows, meaning } = partsTable(result);
  const sum = rows.at(-1)!;
  const bars = rows.slice(0, -1).map(([holder, , part]) => ({
    label: holder,
    value: Number(part.replace('−', '-')),
    text: part,
  }));
  return (
    <Section
      id="parts"
      title={`All locks together hold back ${sum[2].replace('+', '')} of 100 detainers from a pickup`}
      subtitle={`Percentage points of the pickup rate that each lock adds when it is taken away. ${meaning}`}
      data={{ caption: 'Where the pickups are lost, in percentage points of the pickup rate', head, rows }}
    >
      <BarRows rows={bars} />
    </Section>
  );
}

function Meanings({ result: { locks, policy } }: { result: AttributeResult }) {
  return (
    <Section
      id="meanings"
      title="What taking a lock away means"
      subtitle="Each is a change of values, as a scenario would have it. Run them as a policy to see what they cost."
      data={{
        caption: 'The changes that take each lock away',
        head: ['lock', 'what must happen', 'as if', 'changes'],
        rows: locks.map(({ lock, holder, asIf, canBind, edits }) => [
          holder,
          LOCKS[lock],
          asIf,
          canBind ? edits.map(({ path, value }) => `${path}: ${value}`).join('; ') : 'none: it is so already',
        ]),
      }}
    >
      <ul class="notes">
        {locks.map(({ lock, holder, asIf, canBind }) => (
          <li key={lock}>
            <b>{holder}</b>: as if {asIf}
            {canBind ? '.' : `. Under “${policy}” it is so already.`}
          </li>
        ))}
      </ul>
    </Section>
  );
}

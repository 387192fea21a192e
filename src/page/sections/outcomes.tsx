import type { PolicyResult, Result } from '../../measures/result.ts';
import { baselineOf } from '../../report/headline.ts';
import { wholeLegend } from '../../report/whole-hundred.ts';
import type { TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { IconArray } from '../charts/icon-array.tsx';
import { Swatch } from '../charts/patterns.tsx';
import { KINDS, kindsOfHundred } from '../data/kinds.ts';

/** One hundred squares per policy: how detainers end. */
export function Outcomes({ result }: { result: Result }) {
  const { policies } = result;
  const of = policies.map((policy) => ({ policy, counts: kindsOfHundred(policy) }));
  const occurring = KINDS.filter(({ key }) => of.some(({ counts }) => counts?.some((count) => count.key === key)));
  if (occurring.length === 0) return null;
  return (
    <Section
      id="outcomes"
      title={finding(baselineOf(result))}
      subtitle="Each square is one of 100 detainers lodged before the exit, coloured by how it ends."
      data={outcomesTable(result)}
      isOnSheet
    >
      <ul class="key">
        {occurring.map(({ key, label }) => (
          <li key={key}>
            <Swatch kind={key} /> {label}
          </li>
        ))}
      </ul>
      <ul class="arrays">
        {of.map(({ policy, counts }, p) => (
          <li key={policy.name}>
            <h3 id={`icons-${p}`}>
              <bdi>{policy.name}</bdi>
            </h3>
            {counts === null ? (
              <p class="none">no detainer is lodged</p>
            ) : (
              <>
                <IconArray counts={counts} labelledBy={`icons-${p}`} describedBy={`icons-${p}-numbers`} />
                <ul class="numbers" id={`icons-${p}-numbers`}>
                  {counts.map(({ key, text, label }) => (
                    <li key={key}>
                      <Swatch kind={key} /> <b>{text}</b>
                      <span class="hidden"> of 100: {label}. </span>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** What the squares of the baseline say, in a sentence. */
function finding(policy: PolicyResult) {
  const counts = kindsOfHundred(policy);
  const under = (
    <>
      Under “<bdi>{policy.name}</bdi>”
    </>
  );
  if (counts === null) return <>{under} no detainer is lodged before the exit</>;
  const pickups = counts.filter(isPickup).reduce((sum, { whole }) => sum + whole, 0);
  const lost = counts.filter((count) => !isPickup(count)).toSorted((a, b) => b.whole - a.whole);
  const parts = lost.slice(0, 2).filter(({ whole }) => whole >= 5);
  const others = parts.map(({ text, label }) => `; ${text}: ${label}`).join('');
  return (
    <>
      {under} {pickups} of 100 are picked up{others}
    </>
  );
}

function isPickup({ key }: { key: string }): boolean {
  return key === 'met' || key === 'fromHold';
}

export function outcomesTable({ policies }: Result): TableData {
  const columns = policies.map((policy) => kindsOfHundred(policy));
  const cells = KINDS.map(({ key, label }) => [
    label,
    ...columns.map((counts) => (counts === null ? '–' : (counts.find((count) => count.key === key)?.text ?? '0'))),
  ]);
  return {
    caption: `How 100 detainers lodged before the exit end: ${wholeLegend(cells)}`,
    head: ['', ...policies.map(({ name }) => name)],
    rows: cells,
  };
}

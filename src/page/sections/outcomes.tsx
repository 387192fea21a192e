import type { Result } from '../../measures/result.ts';
import { wholeLegend } from '../../report/whole-hundred.ts';
import type { TableData } from '../charts/data-table.tsx';
import { Section } from '../charts/figure.tsx';
import { IconArray } from '../charts/icon-array.tsx';
import { Swatch } from '../charts/marks.tsx';
import { KINDS, type KindCount, kindsOfHundred } from '../data/kinds.ts';

/** One hundred squares per policy: how detainers end. */
export function Outcomes({ result }: { result: Result }) {
  const { policies } = result;
  const of = policies.map((policy) => ({ policy, counts: kindsOfHundred(policy) }));
  const occurring = KINDS.filter(({ key }) => of.some(({ counts }) => counts?.some((count) => count.key === key)));
  if (occurring.length === 0) return null;
  return (
    <Section
      id="outcomes"
      title={finding(of.flatMap(({ counts }) => (counts === null ? [] : [pickupsOf(counts)])))}
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

/** How many of 100 are picked up, from the policy with the fewest to the one with the most. */
function finding(pickups: readonly number[]): string {
  const [low, high] = [Math.min(...pickups), Math.max(...pickups)];
  if (low === high) return `Of 100 detainers, ${low} end in a pickup`;
  return `Of 100 detainers, ${low} to ${high} end in a pickup, depending on the policy`;
}

function pickupsOf(counts: readonly KindCount[]): number {
  return counts.filter(({ key }) => key === 'met' || key === 'fromHold').reduce((sum, { whole }) => sum + whole, 0);
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

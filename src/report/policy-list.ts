import type { Result } from '../measures/result.ts';
import { fits, table, wrapped, wrappedBehind } from './format.ts';

/** The letter at the head of a policy's column. */
export function letter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : `P${index + 1}`;
}

/** The policies with their letters, titles and sources. */
export function policyList({ policies, differences }: Result): string[] {
  const baseline = differences[0]?.baseline;
  const rows = policies.map(({ name, title: what, source }, p) => ({
    head: [`  ${letter(p)}`, name],
    title: what + (name === baseline ? ' (baseline)' : ''),
    source: source === '' ? '' : `[${source}]`,
  }));
  const beside = table(
    rows.map(({ head, title: what, source }) => [...head, what, source]),
    'llll',
  );
  const heads = table(
    rows.map(({ head }) => [...head, '|']),
    'lll',
  );
  const lines = rows.flatMap(({ title: what, source }, p) => {
    if (fits(beside[p])) return [beside[p]];
    // A source that would make its line too wide goes on the next line.
    const below = source === '' ? [] : wrapped(source, '     ');
    return [...wrappedBehind(heads[p].slice(0, -1), what), ...below];
  });
  return ['Policies, applied to the same simulated people', ...lines];
}

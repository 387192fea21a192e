import { signed, table, wrapped } from '../report/format.ts';
import { type TerminalText, terminalText } from '../safe-text/terminal.ts';
import type { Estimate } from './estimate.ts';

/** An estimate as text for the terminal; `made` is the line of its manifest. */
export function renderEstimate(estimate: Estimate, made: string): TerminalText {
  const { title, replications, policies, way, lines, dollars, assumptions, prices } = estimate;
  const counted = (n: number, noun: string, nouns: string) => `${signed(n, 0)} ${n === 1 ? noun : nouns}`;
  const runs = counted(replications, 'replication', 'replications');
  const size = `${runs} under ${counted(policies, 'policy', 'policies')}`;
  const travels =
    'chunk' in way
      ? `event by event, up to ${counted(way.chunk, 'person', 'people')} per message`
      : `in blocks of ${counted(way.block, 'replication', 'replications')}`;
  const rows = [
    ['  service', 'what', 'count', 'unit', '$ per million', '$'],
    ...lines.map((line) => [
      `  ${line.service}`,
      line.what,
      signed(line.count, 0),
      line.unit,
      String(line.dollarsPerMillion),
      line.dollars.toFixed(6),
    ]),
    ['  total', '', '', '', '', dollars.toFixed(6)],
  ];
  const sources = [...new Set(prices.map(({ url }) => url))].join(' ');
  return terminalText([
    title,
    `${size}, ${travels}, on AWS: about $${dollars.toFixed(dollars < 0.01 ? 4 : 2)}.`,
    '',
    ...table(rows, 'llrlrr'),
    '',
    'Assumptions',
    ...assumptions.flatMap((text) => wrapped(text, '  ')),
    ...wrapped(`Price pages: ${sources}`, '  '),
    ...wrapped(made),
  ]);
}

import type { Finding } from '../checks/findings.ts';
import { date } from '../schema/file.ts';
import { child, type SourceNode } from '../text/source-tree.ts';

/**
 * The dates of a policy's or preset's `dated`. Undefined where one is missing or not a date, which the schema reports.
 */
export function datesOf(rule: SourceNode): (string | undefined)[] {
  const dated = child(rule, 'dated');
  return dated?.kind === 'list' ? dated.items.map((entry) => dateAt(entry, 'from')) : [];
}

/** Dates out of order. Findings have paths below `prefix`. */
export function dateOrderFindings(rule: SourceNode, prefix: readonly string[]): Finding[] {
  const dates = datesOf(rule);
  return dates.flatMap((from, i): Finding[] => {
    const before = i === 0 ? undefined : dates[i - 1];
    if (from === undefined || before === undefined || from > before) return [];
    const message = from === before ? `${from} appears here a second time` : `${from} comes after ${before}`;
    return [{ path: [...prefix, 'dated', i, 'from'], message, allowed: 'dates in order, each once' }];
  });
}

/** A date as it is written; undefined if there is none. */
export function dateAt(node: SourceNode, key: string): string | undefined {
  return date.safeParse(textAt(node, key)).data;
}

export function textAt(node: SourceNode, key: string): string | undefined {
  const found = child(node, key);
  return found?.kind === 'scalar' && found.value !== null ? found.text : undefined;
}

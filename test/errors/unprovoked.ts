import type { Outcome } from './provoke-all.ts';
import type { Ran } from './ran.ts';
import { type Site, sitesOf } from './sites.ts';

/** What the catalogue does not show: sites, each with its place, whose text no row shows or whose code no row ran. */
export function unprovoked(sites: readonly Site[], outcomes: readonly Outcome[], ran: Ran): string[] {
  const shownBy = (rows: readonly Outcome[]) =>
    new Set(rows.flatMap(({ shown }) => shown.flatMap(({ message }) => sitesOf(message, sites))));
  const here = shownBy(outcomes.filter(({ isElsewhere }) => !isElsewhere));
  const elsewhere = shownBy(outcomes.filter(({ isElsewhere }) => isElsewhere));
  return sites.filter((site) => !elsewhere.has(site) && !(here.has(site) && ran(site.file, site.start))).map(named);
}

/**
 * Faults of rows: nothing is refused, more than one thing is, the text belongs to no site, or what should be accepted
 * is refused.
 */
export function wrongRows(sites: readonly Site[], outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ part, given, shown, notAccepted }) => {
    const row = `${part}: ${given.slice(0, 100)}`;
    const foreign = shown.filter(({ message }) => sitesOf(message, sites).length === 0);
    return [
      ...(shown.length === 1 ? [] : [`${row}: ${shown.length} refusals, expected 1`]),
      ...foreign.map(({ message }) => `${row}: no site says "${message}"`),
      ...(notAccepted === null ? [] : [`${row}: what it says to write instead is refused: ${notAccepted}`]),
    ];
  });
}

export function named({ file, line, inside, template }: Site): string {
  return `${file}:${line} ${inside}: ${template}`;
}

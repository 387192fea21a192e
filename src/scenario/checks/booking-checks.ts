import { child, nodeAt, type SourceNode } from '../text/source-tree.ts';
import { rate } from '../values/kinds.ts';
import { LIMITS } from '../values/limits.ts';
import type { Finding } from './findings.ts';
import { entriesOf, MOST_OF_ONE_KIND, namesAt, unknownName, valid } from './tree-queries.ts';

/** Whether facilities have bookings of their own. */
export function hasRates(tree: SourceNode): boolean {
  return entriesOf(tree, ['facilities'], 'rate').some((rate) => rate !== undefined);
}

/** Checks each facility: its travel, its rate or share, and its field office. */
export function facilityFindings(tree: SourceNode): Finding[] {
  const names = namesAt(tree, ['facilities']);
  const offices = namesAt(tree, ['fieldOffices']);
  const findings: Finding[] = [];
  const served = new Set<string>();
  const rates = hasRates(tree);
  for (const name of names.slice(0, LIMITS.facilities)) {
    const path = ['facilities', name];
    const [share, own, travel, office] = ['share', 'rate', 'travel', 'fieldOffice'].map((key) =>
      nodeAt(tree, [...path, key]),
    );
    if (names.length > 1 && travel?.place === undefined) {
      const message = `no \`travel\` for the facility "${name}"`;
      findings.push({
        path,
        atKey: true,
        message,
        allowed: 'a `travel` of its own for each of several facilities, such as travel: 40 min',
      });
    }
    if (rates && (own === undefined || share?.place !== undefined)) {
      const message =
        own === undefined ? `no \`rate\` for the facility "${name}"` : `the facility "${name}" has a share and a rate`;
      const allowed = 'a rate for every facility, or a share for every facility and a rate in `booking`';
      findings.push({ path: own === undefined ? path : [...path, 'share'], atKey: true, message, allowed });
    }
    if (office?.kind === 'scalar' && office.value !== null && !offices.includes(office.text)) {
      findings.push(unknownName([...path, 'fieldOffice'], 'field office', office.text, offices));
    }
    served.add(office?.kind === 'scalar' ? office.text : (offices[0] ?? ''));
  }
  for (const office of offices.filter((name) => !served.has(name)).slice(0, MOST_OF_ONE_KIND)) {
    const message = `no facility notifies the field office "${office}"`;
    findings.push({
      path: ['fieldOffices', office],
      atKey: true,
      message,
      allowed: 'name it as `fieldOffice` of a facility',
    });
  }
  return findings.slice(0, MOST_OF_ONE_KIND);
}

/** Checks that bookings are given in exactly one way, and that nothing without effect comes with it. */
export function arrivalFindings(tree: SourceNode): Finding[] {
  const booking = child(tree, 'booking');
  if (booking?.kind !== 'map') return [];
  const findings: Finding[] = [];
  const kinds = ['rate', 'dailyCounts', 'times', 'log'].filter((key) => booking.entries.has(key));
  const given = [...(hasRates(tree) ? ['the facilities’ rates'] : []), ...kinds];
  if (given.length !== 1) {
    const message =
      given.length === 0
        ? 'nothing says how many people are booked'
        : `bookings are given twice: by ${given.join(' and ')}`;
    return [
      {
        path: ['booking', ...given.slice(1, 2)],
        atKey: true,
        message,
        allowed: 'exactly one of rate, dailyCounts, times, log',
      },
    ];
  }
  const onlyWith = {
    dispersion: ['rate'],
    months: ['rate'],
    hourOfWeek: ['rate', 'dailyCounts'],
    atMidnight: ['times', 'log'],
  };
  for (const [key, allowed] of Object.entries(onlyWith)) {
    if (!booking.entries.has(key) || allowed.includes(kinds[0] ?? 'rate')) continue;
    findings.push({
      path: ['booking', key],
      atKey: true,
      message: `\`${key}\` has no effect with \`${kinds[0]}\``,
      allowed: `\`${key}\` with ${allowed.join(' or ')}`,
    });
  }
  const perDay = valid(rate, child(booking, 'rate'));
  if (perDay !== undefined && !(perDay <= LIMITS.bookingsPerDay)) {
    findings.push({
      path: ['booking', 'rate'],
      message: `${perDay} bookings per day are too many`,
      allowed: `at most ${LIMITS.bookingsPerDay} per day`,
    });
  }
  return findings;
}

import type { z } from 'zod';
import type { Finding } from './findings.ts';
import { LIMITS } from './limits.ts';
import { baseSections } from './schema.ts';
import { child, nodeAt, plain, type SourceNode } from './source-tree.ts';
import { openingHours, probability, rate, sumProblem } from './values.ts';
import { didYouMean } from './zod-findings.ts';

const { detainer, releaseNotice, agentArrival } = baseSections;

const MOST_OF_ONE_KIND = 50;

/**
 * Checks between the values of a base. They read the tree itself and leave alone what is not valid in itself, so that no
 * slip elsewhere hides what they find.
 */
export function crossChecks(tree: SourceNode): Finding[] {
  return [
    ...sums(tree),
    ...facilities(tree),
    ...arrivals(tree),
    ...priorities(tree),
    ...jointNames(tree),
    ...switches(tree),
  ];
}

function sums(tree: SourceNode): Finding[] {
  const joint = nodeAt(tree, ['booking', 'joint']);
  const rows =
    joint?.kind === 'list' && joint.items.length > 0 ? joint.items.map((row) => child(row, 'weight')) : undefined;
  const hint = 'a facility without `share` counts as 100 %';
  const shares = entriesOf(tree, ['facilities'], 'share');
  return [
    ...(hasRates(tree) ? [] : sum(tree, ['facilities'], shares, 'the shares of the facilities', hint)),
    ...sum(tree, ['booking', 'priority'], entriesOf(tree, ['booking', 'priority']), 'the shares of the priorities'),
    ...sum(
      tree,
      ['releaseNotice', 'reasons'],
      entriesOf(tree, ['releaseNotice', 'reasons'], 'weight'),
      'the weights of the release reasons',
    ),
    ...sum(tree, ['booking', 'joint'], rows, 'the weights of `joint`'),
  ];
}

function sum(
  tree: SourceNode,
  path: string[],
  nodes: (SourceNode | undefined)[] | undefined,
  what: string,
  hint?: string,
): Finding[] {
  const shares = nodes?.map((node) => valid(probability, node));
  if (shares === undefined || shares.length === 0 || shares.includes(undefined)) return [];
  const wrong = sumProblem(shares as number[], what, shares.length > 1 ? hint : undefined);
  if (wrong === undefined || nodeAt(tree, path) === undefined) return [];
  return [{ path, message: wrong.message, allowed: wrong.allowed, ...(wrong.hint && { hint: wrong.hint }) }];
}

/** Whether facilities have bookings of their own. */
function hasRates(tree: SourceNode): boolean {
  return entriesOf(tree, ['facilities'], 'rate').some((rate) => rate !== undefined);
}

function facilities(tree: SourceNode): Finding[] {
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
      findings.push({ path, atKey: true, message, allowed: 'where there are several facilities, each has its own' });
    }
    if (rates && (own === undefined || share?.place !== undefined)) {
      const message = own === undefined ? `no \`rate\` for the facility "${name}"` : 'a share beside a rate';
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

function arrivals(tree: SourceNode): Finding[] {
  const booking = child(tree, 'booking');
  if (booking?.kind !== 'map') return [];
  const findings: Finding[] = [];
  const kinds = ['rate', 'dailyCounts', 'times', 'log'].filter((key) => booking.entries.has(key));
  const given = [...(hasRates(tree) ? ['the facilities’ rates'] : []), ...kinds];
  if (given.length !== 1) {
    const message =
      given.length === 0 ? 'nothing says how many people are booked' : `bookings are given by ${given.join(' and ')}`;
    return [
      {
        path: ['booking', ...given.slice(1, 2)],
        atKey: true,
        message,
        allowed: 'exactly one of rate, dailyCounts, times, log',
      },
    ];
  }
  const onlyWith = { dispersion: ['rate'], months: ['rate'], hourOfWeek: ['rate', 'dailyCounts'] };
  for (const [key, allowed] of Object.entries(onlyWith)) {
    if (!booking.entries.has(key) || allowed.includes(kinds[0] ?? 'rate')) continue;
    findings.push({
      path: ['booking', key],
      atKey: true,
      message: `\`${key}\` means nothing beside \`${kinds[0]}\``,
      allowed: `\`${key}\` beside ${allowed.join(' or ')}`,
    });
  }
  const perDay = valid(rate, child(booking, 'rate'));
  if (perDay !== undefined && !(perDay <= LIMITS.bookingsPerDay)) {
    findings.push({
      path: ['booking', 'rate'],
      message: `${perDay} bookings a day are too many`,
      allowed: `at most ${LIMITS.bookingsPerDay} a day`,
    });
  }
  return findings;
}

function priorities(tree: SourceNode): Finding[] {
  const names = namesAt(tree, ['booking', 'priority']);
  const issue = ['detainer', 'issue', 'probability'];
  const shares = valid(detainer.shape.issue.shape.probability, nodeAt(tree, issue));
  const decline = valid(agentArrival.shape.decline, nodeAt(tree, ['agentArrival', 'decline']));
  const factor = valid(detainer.shape.issue.shape.regimeFactor, nodeAt(tree, ['detainer', 'issue', 'regimeFactor']));
  const findings = [
    ...namedPriorities(shares, issue, names),
    ...namedPriorities(decline, ['agentArrival', 'decline'], names),
  ];
  if (shares !== undefined && factor !== undefined) {
    const greatest = typeof shares === 'number' ? shares : Math.max(0, ...Object.values(shares));
    if (greatest * factor > 1 + 1e-9) {
      const message = `the probability ${greatest} times the factor ${factor} is above 1`;
      findings.push({
        path: ['detainer', 'issue', 'regimeFactor'],
        message,
        allowed: `at most ${Number((1 / greatest).toPrecision(6))} here`,
      });
    }
  }
  return findings;
}

function namedPriorities(
  given: number | Record<string, number> | undefined,
  path: PropertyKey[],
  names: readonly string[],
): Finding[] {
  if (given === undefined || typeof given === 'number' || names.length === 0 || names.length > LIMITS.priorities)
    return [];
  const unknown = Object.keys(given).filter((name) => !names.includes(name));
  const missing = names.filter((name) => !Object.hasOwn(given, name));
  const findings: Finding[] = unknown.slice(0, MOST_OF_ONE_KIND).map((name) => ({
    ...unknownName([...path, name], 'class of priority', name, names),
    atKey: true,
  }));
  if (missing.length > 0) {
    const message = `no share for the priority ${missing.map((name) => `"${name}"`).join(', ')}`;
    findings.push({ path, message, allowed: `one share for all, or one for each of ${names.join(', ')}` });
  }
  return findings;
}

function jointNames(tree: SourceNode): Finding[] {
  const joint = nodeAt(tree, ['booking', 'joint']);
  if (joint?.kind !== 'list') return [];
  const nouns = { facility: 'facility', priority: 'class of priority' };
  const names = { facility: namesAt(tree, ['facilities']), priority: namesAt(tree, ['booking', 'priority']) };
  if (names.facility.length > LIMITS.facilities || names.priority.length > LIMITS.priorities) return [];
  const found = joint.items.flatMap((row, i) =>
    (['facility', 'priority'] as const).flatMap((key) => {
      const node = child(row, key);
      if (node?.kind !== 'scalar' || node.value === null || names[key].includes(node.text)) return [];
      return [{ i, key, text: node.text }];
    }),
  );
  return found
    .slice(0, MOST_OF_ONE_KIND)
    .map(({ i, key, text }) => unknownName(['booking', 'joint', i, key], nouns[key], text, names[key]));
}

/** Settings that cannot mean anything together. */
function switches(tree: SourceNode): Finding[] {
  const findings: Finding[] = [];
  const { channel, notice } = releaseNotice.shape;
  const kind = valid(channel.shape.kind, nodeAt(tree, ['releaseNotice', 'channel', 'kind']));
  const office = valid(openingHours, nodeAt(tree, ['agentArrival', 'onSiteOffice', 'hours']));
  if (kind === 'onSite' && office?.intervals.length === 0) {
    findings.push({
      path: ['releaseNotice', 'channel', 'kind'],
      message: 'the channel is the on-site office, but the office never opens',
      allowed: 'phone, email; or onSite with hours in agentArrival.onSiteOffice.hours',
    });
  }
  const rule = valid(notice.shape.rule, nodeAt(tree, ['releaseNotice', 'notice', 'rule']));
  const delays = valid(notice.shape.delayRelease, nodeAt(tree, ['releaseNotice', 'notice', 'delayRelease']));
  if (delays === true && rule === 'none') {
    findings.push({
      path: ['releaseNotice', 'notice', 'delayRelease'],
      message: 'releases cannot wait for a notice that is never sent (rule: none)',
      allowed: 'no; or rule atClearing or advance',
    });
  }
  for (const name of namesAt(tree, ['releaseNotice', 'reasons'])) {
    const path = ['releaseNotice', 'reasons', name, 'hours'];
    if (valid(openingHours, nodeAt(tree, path))?.intervals.length === 0) {
      findings.push({ path, message: 'an order that can come in no hour lets nobody out', allowed: 'hours that open' });
    }
  }
  return findings;
}

function valid<S extends z.ZodType>(schema: S, node: SourceNode | undefined): z.output<S> | undefined {
  return node === undefined ? undefined : schema.safeParse(plain(node)).data;
}

function namesAt(tree: SourceNode, path: string[]): string[] {
  const node = nodeAt(tree, path);
  return node?.kind === 'map' ? [...node.entries.keys()] : [];
}

function entriesOf(tree: SourceNode, path: string[], key?: string): (SourceNode | undefined)[] {
  return namesAt(tree, path).map((name) => nodeAt(tree, key === undefined ? [...path, name] : [...path, name, key]));
}

function unknownName(path: PropertyKey[], noun: string, name: string, names: readonly string[]): Finding {
  return {
    path,
    message: `"${name}" is no ${noun} of this scenario`,
    allowed: names.join(', '),
    ...didYouMean(name, names),
  };
}

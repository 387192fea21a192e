import { epochDayOf } from '../../calendar/dates.ts';
import type { Finding } from '../checks/findings.ts';
import { file } from '../schema/file.ts';
import { child, type MapNode, type SourceNode } from '../text/source-tree.ts';
import { dateAt, dateOrderFindings, datesOf, textAt } from './dates-in-order.ts';
import { isAtOrBelow, refused } from './regimes.ts';
import { changesIn, changesOf, over, type Presets, policiesIn, presetOf, type Rule, ruleOf } from './rules.ts';

/** A stretch of time in which a policy does not change. */
export interface Period {
  /** Local date at whose midnight it begins; null for the first. */
  from: string | null;
  title: string | undefined;
  rule: Rule;
  /** The dated entry, or the policy itself. */
  entry: SourceNode;
  /** The policy's changes that hold for the whole run. They come before the rule. */
  lasting: MapNode | undefined;
}

/** These hold for the whole run, as the policy itself sets them. */
const LASTING = [
  'agentArrival.teams',
  'agentArrival.size',
  'agentArrival.overtime',
  'agentArrival.order',
  'costs',
  'facilities',
  'fieldOffices',
];
/** Officers are trained again if a new rule requires it. */
const TRAINING = 'costs.training';

/**
 * The periods of a policy within the counted days, in order of time: its own rule until the first date, then each dated
 * entry as a whole. The dates are its own or its preset's. With a preset's dates, the policy's own changes are laid
 * over every entry.
 */
export function periodsOf(policy: SourceNode, presets: Presets, span: Span | undefined): Period[] {
  const rule = ruleOf(policy, presets);
  const lasting = lastingOf(changesOf(rule));
  const isOwn = isDated(policy);
  const whole = isOwn ? policy : (rule.preset?.tree ?? policy);
  const dated = child(whole, 'dated');
  // The policy's title covers all its periods. The first of several takes the title of the preset that it builds on.
  const begins = dated?.kind === 'list' ? presetOf(whole, presets)?.about.title : undefined;
  const first: Period = { from: null, title: begins, rule, entry: policy, lasting };
  if (dated?.kind !== 'list') return [first];
  const later = dated.items.map((entry): Period => {
    const own = ruleOf(entry, presets);
    const title =
      textAt(entry, 'title') ?? own.preset?.about.title ?? [...(changesOf(own)?.entries.keys() ?? [])].join(', ');
    const parts = isOwn ? own.parts : [...own.parts, policy];
    return { from: textAt(entry, 'from') ?? null, title, rule: { ...own, parts }, entry, lasting };
  });
  // A preset's dates are a history, and a run covers a part of it. A scenario's own dates outside the run are refused.
  return isOwn || span === undefined ? [first, ...later] : within([first, ...later], span);
}

function within(periods: readonly Period[], { start, end }: Span): Period[] {
  const dayOf = ({ from }: Period) => (from === null ? Number.NEGATIVE_INFINITY : epochDayOf(from));
  const begun = periods.filter((period) => dayOf(period) <= start);
  const later = periods.filter((period) => dayOf(period) > start && dayOf(period) < end);
  return [{ ...begun.at(-1)!, from: null }, ...later];
}

function lastingOf(changes: MapNode | undefined): MapNode | undefined {
  if (changes === undefined) return undefined;
  const entries = [...changes.entries].filter(([path]) =>
    LASTING.some((top) => isAtOrBelow(path, top) || isAtOrBelow(top, path)),
  );
  return { ...changes, entries: new Map(entries) };
}

/** What a period changes everywhere, or in one facility. */
export function periodChanges({ rule, lasting }: Period, presets: Presets, facility?: string): MapNode | undefined {
  return over(lasting, facility === undefined ? changesOf(rule) : changesIn(rule, facility, presets));
}

/** The changes that a dated entry cannot make. Findings have paths below its changes. */
export function periodFindings(changes: MapNode): Finding[] {
  const isAllowed = (path: string) =>
    isAtOrBelow(path, TRAINING) ||
    (['detainer', 'releaseNotice', 'agentArrival'].some((top) => isAtOrBelow(path, top)) &&
      !LASTING.some((top) => isAtOrBelow(path, top) || isAtOrBelow(top, path)));
  return refused(changes, isAllowed, {
    message: 'cannot change on a date',
    allowed:
      'paths below detainer, releaseNotice and agentArrival, ' +
      `but for agentArrival.teams, .size, .overtime and .order; ${TRAINING}`,
  });
}

/**
 * The days whose bookings a scenario counts, as days since 1970-01-01, without `end`. Undefined if the file does not
 * say.
 */
export interface Span {
  start: number;
  end: number;
}

export function spanOf(tree: SourceNode): Span | undefined {
  const start = dateAt(tree, 'start');
  const days = file.shape.length.safeParse(textAt(tree, 'length')).data;
  return start === undefined || days === undefined
    ? undefined
    : { start: epochDayOf(start), end: epochDayOf(start) + days };
}

/**
 * A scenario's dates that are out of order or outside the counted days, with paths below the file. They are checked in
 * the file as written, so that they are reported beside any other problem. The schema reports what is not a date or a
 * length.
 */
export function dateFindings(tree: SourceNode, presets: Presets): Finding[] {
  const span = spanOf(tree);
  return policiesIn(tree).flatMap(([name, node]) => {
    const path = ['policies', name];
    const preset = presetOf(node, presets);
    if (preset !== undefined && isDated(node) && isDated(preset.tree)) {
      const message = `the preset ${preset.file} already changes on dates`;
      return [{ path: [...path, 'dated'], atKey: true, message, allowed: 'its dates, or dates here without it' }];
    }
    const outside = datesOf(node).flatMap((from, i): Finding[] => {
      if (from === undefined || span === undefined || isWithin(from, span)) return [];
      const days = span.end - span.start;
      const allowed = `a day after ${dateAt(tree, 'start')}, the first, and within the ${days} counted days`;
      return [{ path: [...path, 'dated', i, 'from'], message: `${from} is outside the run`, allowed }];
    });
    return [...outside, ...dateOrderFindings(node, path)];
  });
}

function isDated(rule: SourceNode): boolean {
  return child(rule, 'dated')?.kind === 'list';
}

function isWithin(from: string, { start, end }: Span): boolean {
  const day = epochDayOf(from);
  return day > start && day < end;
}

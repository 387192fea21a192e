import { epochDayOf } from '../calendar/dates.ts';
import type { Finding } from './findings.ts';
import { type Presets, type Rule, ruleOf } from './presets.ts';
import { isAtOrBelow, refused } from './regimes.ts';
import { file } from './schema.ts';
import { child, type MapNode, type SourceNode } from './source-tree.ts';

/** A stretch of time in which a policy does not change. */
export interface Stage {
  /** Local date at whose midnight it begins; null: the first. */
  from: string | null;
  /** As it is written. */
  date?: SourceNode;
  title: string | undefined;
  /** Its own changes, of which problems are told as of this place. */
  rule: Rule;
  /** All that it changes. */
  changes: MapNode | undefined;
}

/** These hold for the whole run, as the policy itself has them. */
const LASTING = [
  'agentArrival.teams',
  'agentArrival.overtime',
  'agentArrival.order',
  'costs',
  'facilities',
  'fieldOffices',
];
/** Officers are trained again where a new rule asks for it. */
const TRAINING = 'costs.training';

/** The stages of a policy, in order of time: its own preset and changes until the first date, then each dated entry as a whole. */
export function stagesOf(policy: SourceNode, rule: Rule, presets: Presets): Stage[] {
  const first: Stage = { from: null, title: undefined, rule, changes: rule.changes };
  const dated = child(policy, 'dated');
  if (dated?.kind !== 'list') return [first];
  const lasting = [...(rule.changes?.entries ?? [])].filter(([path]) =>
    LASTING.some((top) => isAtOrBelow(path, top) || isAtOrBelow(top, path)),
  );
  const later = dated.items.map((entry): Stage => {
    const own = ruleOf(entry, presets);
    const entries = new Map([...lasting, ...(own.changes?.entries ?? [])]);
    const title =
      textAt(entry, 'title') ?? own.preset?.about.title ?? [...(own.changes?.entries.keys() ?? [])].join(', ');
    return {
      from: textAt(entry, 'from') ?? null,
      date: child(entry, 'from'),
      title,
      rule: own,
      changes: { kind: 'map', entries },
    };
  });
  return [first, ...later];
}

/** What a dated entry cannot change: paths below its changes. */
export function stageFindings(changes: MapNode): Finding[] {
  const isAllowed = (path: string) =>
    isAtOrBelow(path, TRAINING) ||
    (['detainer', 'releaseNotice', 'agentArrival'].some((top) => isAtOrBelow(path, top)) &&
      !LASTING.some((top) => isAtOrBelow(path, top) || isAtOrBelow(top, path)));
  return refused(changes, isAllowed, {
    message: 'cannot change on a date',
    allowed: `paths below detainer, releaseNotice and agentArrival, but for agentArrival.teams, .overtime and .order; ${TRAINING}`,
  });
}

/**
 * Dates out of order or outside the counted days; paths below the file. Asked of the file as written, so that they are told beside whatever
 * else is wrong with it; what is no date, or no length, is told by the schema.
 */
export function dateFindings(tree: SourceNode): Finding[] {
  const policies = child(tree, 'policies');
  if (policies?.kind !== 'map') return [];
  const outside = outsideOf(dateAt(tree, 'start'), file.shape.length.safeParse(textAt(tree, 'length')).data);
  return [...policies.entries].flatMap(([name, { node }]) => {
    const dated = child(node, 'dated');
    const dates = dated?.kind === 'list' ? dated.items.map((entry) => dateAt(entry, 'from')) : [];
    return dates.flatMap((from, i): Finding[] => {
      if (from === undefined) return [];
      const path = ['policies', name, 'dated', i, 'from'];
      const allowed = outside(from);
      if (allowed !== undefined) return [{ path, message: `${from} is outside of the run`, allowed }];
      const before = i === 0 ? undefined : dates[i - 1];
      if (before === undefined || from > before) return [];
      if (from === before)
        return [{ path, message: `${from} stands here a second time`, allowed: 'dates in order, each once' }];
      return [{ path, message: `${from} stands after ${before}`, allowed: 'dates in order, each once' }];
    });
  });
}

/** What would be within the run, of a date that is not; undefined where it is, or the run is not known. */
function outsideOf(start: string | undefined, days: number | undefined): (from: string) => string | undefined {
  return (from) => {
    if (start === undefined || days === undefined) return undefined;
    const day = epochDayOf(from) - epochDayOf(start);
    if (day > 0 && day < days) return undefined;
    return `a day after ${start}, the first, and within the ${days} counted days`;
  };
}

function dateAt(node: SourceNode, key: string): string | undefined {
  return file.shape.start.safeParse(textAt(node, key)).data;
}

function textAt(node: SourceNode, key: string): string | undefined {
  const found = child(node, key);
  return found?.kind === 'scalar' && found.value !== null ? found.text : undefined;
}

import { OUTCOME_ENTRIES } from '../../events/outcome.ts';
import type { MomentKey, SpanKey } from '../lanes/lane.ts';
import type { PolicyLanes } from '../lanes/person-lanes.ts';
import { hoursAndMinutes, table, wrapped } from '../report/format.ts';
import { columnsOf } from '../safe-text/columns.ts';
import { type Row, rowsOf } from './timeline.ts';

/** As wide as tables get, and the narrowest cell in which reasons stay readable. */
const WIDTH = 120;
const LEAST_CELL = 23;
const MARK = '≠';

/** What happens, as the name of a row. */
const MOMENT_NAMES: Record<MomentKey, string> = {
  booked: 'booked',
  callsAgency: 'jail calls',
  ordered: 'release ordered',
  sendsNotice: 'notice sent',
  cleared: 'cleared',
  mayLeave: 'may leave',
  holdEnds: 'hold ends',
  leaves: 'leaves',
  identifies: 'agency learns',
  lodgesDetainer: 'detainer lodged',
  asksAbout: 'agency asks',
  hears: 'notice heard',
  findsOut: 'found otherwise',
  declines: 'agency declines',
  jailKnows: 'jail knows it',
  due: 'team must set out',
  setsOut: 'team sets out',
  doesNotArrive: 'team not there',
  arrives: 'team arrives',
  meets: 'team meets',
  givesUp: 'team gives up',
  back: 'team back',
};

/** The gaps that are one row, whatever their cause. */
const GAP_NAMES: Partial<Record<SpanKey, string>> = {
  officeClosed: '… until heard',
  onVoiceMail: '… until heard',
  unread: '… until heard',
  onSiteClosed: '… until heard',
  knows: '… until due',
  answers: '… until answered',
  delayed: '… until exit',
  awaitsHandover: '… until exit',
  held: '… held',
  offDuty: '… no team yet',
  allOut: '… no team yet',
  awaitsCall: '… no team yet',
};

/** What happens in more ways than one. A cell names the way where policies differ in it. */
const IN_WAYS: ReadonlySet<string> = new Set(['sendsNotice', 'leaves', 'findsOut', 'setsOut']);

interface TableRow {
  name: string;
  /** By policy; undefined: it does not happen. */
  cells: (string | undefined)[];
}

/** A row of events before its cells are written. */
interface EventRow {
  name: string;
  /** Under the first policy in which it happens. */
  at: number;
  /** By policy. */
  rows: Row[][];
}

/** What the columns and marks of the table are. */
export const TABLE_NOTE = `Rows are in order of time. ${MARK}: the policies differ. …: why nothing happens. –: does not happen.`;

/** One person under several policies, with a column per policy; null if the columns do not fit. */
export function sideBySide(policies: readonly PolicyLanes[]): string[] | null {
  const events = eventRows(policies);
  const figures = figureRows(policies);
  const nameWidth = Math.max(...[...events, ...figures].map(({ name }) => columnsOf(name)));
  const width = Math.floor((WIDTH - MARK.length - 2 - nameWidth) / policies.length) - 2;
  if (width < LEAST_CELL) return null;
  const cells = [...events, ...figures].map(({ name, cells: texts }) => {
    const differs = texts.some((text) => text !== texts[0]);
    return { mark: differs ? MARK : '', name, cells: texts.map((text) => inCell(text ?? '–', width)) };
  });
  const head = { mark: '', name: '', cells: policies.map(({ name }) => inCell(name, width)) };
  const lines = [head, ...cells].flatMap(({ mark, name, cells: texts }) =>
    Array.from({ length: Math.max(...texts.map(({ length }) => length)) }, (_, i) => [
      i === 0 ? mark : '',
      i === 0 ? name : '',
      ...texts.map((lines) => lines[i] ?? ''),
    ]),
  );
  return [...policies.flatMap(({ name, title }) => wrapped(`${name}: ${title}`)), '', ...table(lines, 'l')];
}

/** The lines of a cell, broken at spaces. */
function inCell(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && columnsOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function eventRows(policies: readonly PolicyLanes[]): TableRow[] {
  const byName = new Map<string, EventRow>();
  const orders = policies.map((policy, p) => {
    const order: string[] = [];
    const seen = new Map<string, number>();
    for (const row of rowsOf(policy)) {
      const plain = nameOf(row);
      const times = row.isGap ? 1 : (seen.get(plain) ?? 0) + 1;
      seen.set(plain, times);
      const name = times === 1 ? plain : `${plain} (${times})`;
      const entry = byName.get(name) ?? { name, at: row.at, rows: policies.map(() => []) };
      byName.set(name, entry);
      entry.rows[p].push(row);
      if (!order.includes(name)) order.push(name);
    }
    return order;
  });
  return merged(orders, byName).map(({ name, rows }) => ({ name, cells: cellsOf(rows) }));
}

/**
 * The rows in an order that agrees with every policy's, as far as possible. Where policies contradict each other, the
 * earlier time counts.
 */
function merged(orders: readonly string[][], byName: Map<string, EventRow>): EventRow[] {
  const rest = orders.map((order) => [...order]);
  const rows: EventRow[] = [];
  for (let left = byName.size; left > 0; left--) {
    const heads = [...new Set(rest.flatMap((order) => order.slice(0, 1)))];
    const free = heads.filter((name) => rest.every((order) => order.indexOf(name) <= 0));
    const candidates = (free.length > 0 ? free : heads).map((name) => byName.get(name)!);
    const next = candidates.reduce((first, row) => (row.at < first.at ? row : first));
    rows.push(next);
    for (const order of rest) {
      const place = order.indexOf(next.name);
      if (place >= 0) order.splice(place, 1);
    }
  }
  return rows;
}

function cellsOf(rows: readonly Row[][]): (string | undefined)[] {
  const ways = new Set(rows.flatMap((own) => own.map(({ text }) => text)));
  return rows.map((own) => {
    if (own.length === 0) return undefined;
    return own
      .map(({ key, local, text, isGap }) => {
        if (isGap) return text;
        return ways.size > 1 && IN_WAYS.has(key) ? `${local} ${text}` : local;
      })
      .join('; ');
  });
}

function nameOf({ key, isGap }: Row): string {
  return isGap ? (GAP_NAMES[key as SpanKey] ?? key) : MOMENT_NAMES[key as MomentKey];
}

/** How each case ended, and its windows. */
function figureRows(policies: readonly PolicyLanes[]): TableRow[] {
  const row = (name: string, of: (policy: PolicyLanes) => string): TableRow => {
    return { name, cells: policies.map(of) };
  };
  const length = (seconds: number | null) => (seconds === null ? '–' : hoursAndMinutes(seconds / 60));
  return [
    row('→ ended', ({ ending }) => OUTCOME_ENTRIES[ending.outcome].name),
    row('by how much', ({ ending }) => ending.byHowMuch),
    row('notice window', ({ noticeWindow }) => length(noticeWindow)),
    row('heard window', ({ heardWindow }) => length(heardWindow)),
    row('pickup gap', ({ pickupGap }) => length(pickupGap)),
    row('held', ({ heldFor }) => (heldFor === 0 ? '–' : length(heldFor))),
  ];
}

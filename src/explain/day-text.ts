import { OUTCOME_ENTRIES } from '../../events/outcome.ts';
import type { DayLanes, PersonDay, TeamDay, TripLane } from '../lanes/day-lanes.ts';
import { counted } from '../report/format.ts';
import { columnsOf } from '../safe-text/columns.ts';
import { terminalValue } from '../safe-text/terminal.ts';

/** Half an hour per character, so that a day and its words fit into 80 columns. */
const CELL_SECONDS = 1800;
const NAME = 7;
const WIDTH = 80;
/** The most people of whom a line is printed. */
const MOST_PEOPLE = 60;

const KEY_OF_TEAMS = [
  'Teams: > under way, = at the door, # handover, < on the way back, ! nobody met,',
  '       · on duty and free.',
];
const KEY_OF_PEOPLE = [
  'People: s notice sent, - not heard yet, h heard, f found otherwise, ~ heard and',
  '        still there, P picked up, x leaves alone, ? not told and still there.',
];

/** A day's lanes for a terminal, at most 80 columns: half an hour per character. */
export function renderDay(lanes: DayLanes): string[][] {
  return [
    [...axis(lanes), ...teamRows(lanes)],
    KEY_OF_TEAMS,
    [...axis(lanes), ...peopleRows(lanes)],
    KEY_OF_PEOPLE,
    tripLines(lanes),
  ];
}

/** The full hours of the local clock, every third one. */
function axis(lanes: DayLanes): string[] {
  const cells = Array.from({ length: cellCount(lanes) }, () => ' ');
  for (const { hour, at } of lanes.hours) {
    const cell = cellAt(at, lanes);
    const text = String(hour).padStart(2, '0');
    if (hour % 3 === 0) cells.splice(cell, text.length, ...text);
  }
  return [`${' '.repeat(NAME)}${cells.join('').trimEnd()}`];
}

function cellCount({ from, to }: DayLanes): number {
  return Math.ceil((to - from) / CELL_SECONDS);
}

function cellAt(at: number, { from }: Pick<DayLanes, 'from'>): number {
  return Math.floor((at - from) / CELL_SECONDS);
}

function teamRows(lanes: DayLanes): string[] {
  return lanes.teams.flatMap((team, i) => {
    const isNewOffice = team.fieldOffice !== null && lanes.teams[i - 1]?.fieldOffice !== team.fieldOffice;
    const { trips } = team;
    const vain = trips.filter(({ fruitless }) => fruitless).length;
    const facts = [trips.length === 0 ? '' : counted(trips.length, 'trip'), vain === 0 ? '' : `${vain} in vain`];
    const words = facts.filter((fact) => fact !== '').join(', ');
    return [
      ...(isNewOffice ? [terminalValue(`${team.fieldOffice}:`)] : []),
      row(`team ${team.team}`, teamCells(team, lanes), words),
    ];
  });
}

function row(name: string, cells: string[], words: string): string {
  return `${fitted(name, NAME - 1)} ${cells.join('')} ${words}`.trimEnd();
}

function teamCells({ onDuty, trips }: TeamDay, lanes: DayLanes): string[] {
  const cells = Array.from({ length: cellCount(lanes) }, () => ' ');
  for (const { from, to } of onDuty) fill(cells, { from, to, sign: '·' }, lanes);
  for (const { spans, fruitless } of trips) {
    // What is short comes last, so that half an hour of driving does not hide it.
    for (const key of ['returns', 'underWay', 'atDoor', 'handsOver'] as const) {
      const sign = { underWay: '>', atDoor: '=', handsOver: '#', returns: '<' }[key];
      for (const span of spans) if (span.key === key) fill(cells, { ...span, sign }, lanes);
    }
    const out = spans.filter(({ key }) => key === 'underWay' || key === 'atDoor').at(-1);
    if (fruitless && out !== undefined) fill(cells, { from: out.to - 1, to: out.to, sign: '!' }, lanes);
  }
  return cells;
}

/** Writes a sign into every cell that [from, to) touches. */
function fill(cells: string[], { from, to, sign }: { from: number; to: number; sign: string }, lanes: DayLanes): void {
  const last = Math.min(cells.length - 1, cellAt(to - 1, lanes));
  for (let cell = Math.max(0, cellAt(from, lanes)); cell <= last; cell++) cells[cell] = sign;
}

function peopleRows(lanes: DayLanes): string[] {
  const { people } = lanes;
  const shown = people.slice(0, MOST_PEOPLE).map((person) => {
    const name = person.number === null ? '(other)' : String(person.number);
    return row(name, personCells(person, lanes), person.ended);
  });
  const rest = people.length - shown.length;
  return rest === 0 ? shown : [...shown, `and ${counted(rest, 'more person', 'more people')}; --json has all of them`];
}

function personCells({ moments, pickedUp, orderedAt }: PersonDay, lanes: DayLanes): string[] {
  const cells = Array.from({ length: cellCount(lanes) }, () => ' ');
  const at = (key: PersonDay['moments'][number]['key']) => moments.find((moment) => moment.key === key)?.at;
  const sent = at('sendsNotice');
  const found = at('findsOut');
  const heard = at('hears') ?? found;
  const left = at('leaves');
  if (left === undefined) return cells;
  fill(cells, { from: orderedAt, to: left, sign: '?' }, lanes);
  if (sent !== undefined) {
    fill(cells, { from: sent, to: Math.max(sent, found === undefined ? (heard ?? left) : left), sign: '-' }, lanes);
  }
  if (heard !== undefined) fill(cells, { from: heard, to: left, sign: '~' }, lanes);
  const mark = (t: number | undefined, sign: string) => {
    if (t !== undefined) fill(cells, { from: t, to: t + 1, sign }, lanes);
  };
  mark(sent, 's');
  mark(heard, found === undefined ? 'h' : 'f');
  mark(left, pickedUp ? 'P' : 'x');
  return cells;
}

/** Every trip in words, team by team. */
function tripLines({ teams, from, to }: DayLanes): string[] {
  const lines = teams.flatMap(({ fieldOffice, team, trips }) => {
    if (trips.length === 0) return [];
    const head = `${fieldOffice === null ? '' : `${fieldOffice}, `}team ${team}: `;
    return broken(head, trips.map((trip) => tripInWords(trip, from, to)).join('; '));
  });
  return lines.length === 0 ? ['No team set out on this day.'] : lines;
}

function tripInWords({ number, localFrom, localTo, outcome, onOvertime, ...trip }: TripLane, from: number, to: number) {
  const short = (local: string, isOnDay: boolean) =>
    isOnDay ? local.slice(-5) : `${local.slice(0, 3)} ${local.slice(-5)}`;
  const times = `${short(localFrom, trip.from >= from)}–${short(localTo, trip.to <= to)}`;
  const who = number === null ? 'somebody not counted' : `person ${number}`;
  return `${times} ${who}${onOvertime ? ' (called in)' : ''}, ${OUTCOME_ENTRIES[outcome].name}`;
}

/** Breaks a text into lines of at most 80 columns. The first follows `head`; the others are indented. */
function broken(head: string, text: string): string[] {
  const lines = [terminalValue(head).trimEnd()];
  for (const word of text.split(' ')) {
    const longer = `${lines[lines.length - 1]} ${word}`;
    if (columnsOf(longer) <= WIDTH) lines[lines.length - 1] = longer;
    else lines.push(`    ${word}`);
  }
  return lines;
}

/** A name in exactly so many columns, if it is not longer. */
function fitted(name: string, width: number): string {
  return name + ' '.repeat(Math.max(0, width - columnsOf(name)));
}

import { createHash } from 'node:crypto';
import { SaxesParser } from 'saxes';
import { InputError, type Problem } from '../scenario/input-error.ts';
import { type PersonalKind, personalHeader, personalRefusal, personalValue } from '../tables/personal-columns.ts';
import { decodeUtf8, readBytes } from '../tables/read-bytes.ts';
import { ATTRIBUTE_OF, addEvent, INSTANT_OF, unknownEvent } from './event-names.ts';
import type { ColumnKey } from './logged-case.ts';
import { LOG_LIMIT_BYTES, type RawCase, type RawLog } from './raw-case.ts';

/** Keys of the standard's extensions that name no person. `org:resource` may, and is refused. */
const STANDARD_KEYS = new Set(
  'concept:name concept:instance time:timestamp lifecycle:model lifecycle:transition org:group org:role identity:id'.split(
    ' ',
  ),
);

interface Place {
  line: number;
  column: number;
}

interface Trace extends Place {
  id: string | undefined;
  cells: Map<ColumnKey, string>;
  places: Map<ColumnKey, Place>;
}

/**
 * XES: a trace a case, its attributes those of the case, its events named as ACTIVITIES has them.
 *
 * @throws InputError with the place of what is no XES, an event that is not known, or what looks like a person's.
 */
export async function readXesLog(file: string, shownAs: string): Promise<RawLog> {
  const bytes = await readBytes(file, shownAs, 'XES file', LOG_LIMIT_BYTES);
  const text = decodeUtf8(bytes, shownAs, 'XES');
  const sourceLine = (line: number) => text.split('\n', line)[line - 1]?.replace(/\r$/, '') ?? '';
  const problemAt = ({ line, column }: Place, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>): Problem => ({
    file: shownAs,
    line,
    column: column + 1,
    sourceLine: sourceLine(line),
    ...rest,
  });
  const traces = tracesOf(text, problemAt);
  const caseAt = (index: number): RawCase => {
    const trace = traces[index];
    return {
      id: trace.id ?? String(index + 1),
      cells: trace.cells,
      problem: (key, { message, ...rest }) => {
        const place = (key === 'case' ? undefined : trace.places.get(key)) ?? trace;
        return problemAt(place, { message: `trace ${index + 1}, "${key}": ${message}`, ...rest });
      },
    };
  };
  return { sha256: createHash('sha256').update(bytes).digest('hex'), length: traces.length, caseAt };
}

type ProblemAt = (place: Place, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>) => Problem;

function tracesOf(text: string, problemAt: ProblemAt): Trace[] {
  const traces: Trace[] = [];
  const parser = new SaxesParser();
  const path: string[] = [];
  let trace: Trace | undefined;
  let event: (Place & { values: Map<string, string> }) | undefined;
  const refuse = (place: Place, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>): never => {
    // Without the line, which has not been looked through for names yet.
    throw new InputError([{ ...problemAt(place, rest), sourceLine: '' }]);
  };

  parser.on('error', (error) => {
    const why = error.message.replace(/^\d+:\d+: /, '');
    refuse({ line: parser.line, column: parser.column }, { message: `not well-formed XML: ${why}` });
  });
  let place = { line: 1, column: 0 };
  parser.on('opentagstart', ({ name }) => {
    place = { line: parser.line, column: Math.max(0, parser.column - name.length - 2) };
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (path.length === 0 && name !== 'log') refuse(place, { message: `the root is <${name}>`, allowed: 'XES: <log>' });
    const { key, value } = attributes as Record<string, string | undefined>;
    if (key !== undefined) {
      const kind = personalOf(key, value ?? '');
      if (kind !== undefined) refuse(place, personalRefusal(`the attribute "${key}", or its value (not shown),`, kind));
    }
    const inside = path.join('/');
    path.push(name);
    if (inside === 'log' && name === 'trace') {
      trace = { ...place, id: undefined, cells: new Map(), places: new Map() };
      traces.push(trace);
    } else if (inside === 'log' && name === 'event') {
      refuse(place, { message: 'an event outside of a trace', allowed: 'every event in the trace of its case' });
    } else if (inside === 'log/trace' && name === 'event') event = { ...place, values: new Map() };
    else if (inside === 'log/trace/event' && key !== undefined) event?.values.set(key, value ?? '');
    else if (inside === 'log/trace' && key === 'concept:name' && trace !== undefined) trace.id = value;
    else if (inside === 'log/trace' && key !== undefined && value) {
      const column = ATTRIBUTE_OF.get(key);
      if (column !== undefined && trace !== undefined) {
        trace.cells.set(column, value);
        trace.places.set(column, place);
      }
    }
  });
  parser.on('closetag', () => {
    path.pop();
    if (path.join('/') !== 'log/trace' || event === undefined || trace === undefined) return;
    addEventElement(trace, event, event.values, refuse);
    event = undefined;
  });
  parser.write(text).close();
  return traces;
}

function addEventElement(
  trace: Trace,
  { line, column }: Place,
  values: ReadonlyMap<string, string>,
  refuse: (place: Place, rest: Pick<Problem, 'message' | 'allowed' | 'hint'>) => never,
): void {
  const place = { line, column };
  const name = values.get('concept:name') ?? '';
  const key = INSTANT_OF.get(name) ?? refuse(place, unknownEvent(name));
  const transition = values.get('lifecycle:transition');
  if (transition !== undefined && transition !== 'complete') {
    refuse(place, { message: `"${name}" with lifecycle:transition "${transition}"`, allowed: 'only "complete"' });
  }
  const time = values.get('time:timestamp');
  if (time === undefined) refuse(place, { message: `"${name}" has no time:timestamp` });
  if (!addEvent(trace.cells, key, time!)) {
    refuse(place, { message: `"${name}" stands in this case a second time`, allowed: 'once a case' });
  }
  trace.places.set(key, place);
}

function personalOf(key: string, value: string): PersonalKind | undefined {
  if (key === 'org:resource') return 'a person’s name';
  const byKey = STANDARD_KEYS.has(key) ? undefined : personalHeader(key);
  return byKey ?? personalValue(value);
}

import { SaxesParser } from 'saxes';
import type { FileToRead } from '../../input-files/input-file.ts';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { fileProblem, InputError, type Problem } from '../../refusals/input-error.ts';
import { TextFile } from '../../tables/text-file.ts';
import { LOG_FORMATS } from '../log-formats.ts';
import type { ColumnKey } from '../logged-case.ts';
import type { RawCase, RawLog } from './raw-case.ts';
import { keyTwice, Trace } from './xes-events.ts';
import { XesPersonal } from './xes-personal.ts';
import type { Place, Refuse, Said } from './xes-place.ts';

/**
 * Reads XES piece by piece. A trace is a case, its attributes are the case's, and its events are named as in
 * ACTIVITIES.
 *
 * @throws InputError with the place of anything that is not XES, of an unknown event, or of what looks like personal
 * data.
 */
export async function readXesLog(file: FileToRead, shownAs: string, zone: string): Promise<RawLog> {
  const text = new TextFile(file, shownAs, 'XES file', LOG_FORMATS.xes.limitBytes);
  const reading = new XesReading(shownAs, zone, () => text.isAsExpected());
  for await (const piece of text.pieces(declaredEncoding)) reading.write(piece);
  const { traces, has, names } = reading.end();
  const problemAt = ({ line, column }: Place, rest: Said): Problem => ({
    file: shownAs,
    line,
    column,
    sourceLine: text.line(line),
    ...rest,
  });
  const caseAt = (index: number): RawCase => {
    const { id, cells, places, place } = traces[index];
    return {
      id: id ?? String(index + 1),
      cells,
      problem: (key, { message, ...rest }) => {
        const at = (key === 'case' ? undefined : places.get(key)) ?? place;
        return problemAt(at, { message: `trace ${index + 1}, "${key}": ${message}`, ...rest });
      },
    };
  };
  return { sha256: text.sha256, length: traces.length, has, names: { kind: 'attribute', all: [...names] }, caseAt };
}

/** What the declaration of an XML file says about its encoding. */
function declaredEncoding(head: string): string | undefined {
  return /^<\?xml[^>]{0,150}\sencoding\s{0,9}=\s{0,9}["']([\w.:-]{1,40})["']/.exec(head)?.[1];
}

/** Collects the traces of a file as its pieces arrive. */
class XesReading {
  private readonly parser = new SaxesParser();
  private readonly traces: Trace[] = [];
  private readonly has = new Set<ColumnKey>();
  /** Keys of attributes of traces. The search for personal data limits their number. */
  private readonly names = new Set<string>();
  private readonly zone: string;
  /** The path of every open element, such as "log/trace". */
  private readonly paths: string[] = [''];
  private readonly personal: XesPersonal;
  private readonly shownAs: string;
  private readonly isXes: () => void;
  private readonly refuse: Refuse;
  private event: { place: Place; values: Map<string, string> } | undefined;
  /** The place of the element that is being read. */
  private place: Place = { line: 1, column: 1 };
  /** Characters since an element, a text or a comment began or ended. */
  private unbroken = 0;

  /** Calls `isXes` once the file has a trace. */
  constructor(shownAs: string, zone: string, isXes: () => void) {
    this.shownAs = shownAs;
    this.zone = zone;
    this.isXes = isXes;
    this.refuse = ({ line, column }, said) => {
      // Without the source line, which has not been searched for names yet.
      throw new InputError([{ file: shownAs, line, column, sourceLine: '', ...said }]);
    };
    this.personal = new XesPersonal(this.refuse);
    const parser = this.parser;
    parser.on('error', ({ message }) => {
      this.refuse(this.here(), { message: `not well-formed XML: ${message.replace(/^\d+:\d+: /, '')}` });
    });
    parser.on('opentagstart', ({ name }) => {
      this.unbroken = 0;
      this.place = { line: parser.line, column: Math.max(1, parser.column - name.length - 1) };
    });
    parser.on('opentag', ({ name, attributes }) => this.open(name, attributes as Record<string, string>));
    parser.on('closetag', () => this.close());
    parser.on('text', (found) => {
      this.unbroken = 0;
      this.personal.text('text', found, this.here());
    });
    parser.on('cdata', (found) => this.personal.text('text', found, this.here()));
    parser.on('comment', (found) => {
      this.unbroken = 0;
      this.personal.text('a comment', found, this.here());
    });
    parser.on('processinginstruction', ({ body }) => this.personal.text('a comment', body, this.here()));
    parser.on('doctype', () => {
      this.refuse(this.here(), {
        message: 'the file has a document type declaration',
        allowed: 'XES without one: remove <!DOCTYPE …>',
      });
    });
  }

  write(piece: string): void {
    const { most } = INPUT_LIMITS.logElement;
    this.unbroken += piece.length;
    this.parser.write(piece);
    if (this.unbroken > most) {
      this.refuse(this.here(), {
        message: 'an element or a text is longer than in any log',
        allowed: `at most ${most} characters`,
      });
    }
  }

  end(): { traces: Trace[]; has: Set<ColumnKey>; names: Set<string> } {
    this.parser.close();
    const personal = this.personal.end().map(({ message, ...rest }) => fileProblem(this.shownAs, message, rest));
    if (personal.length > 0) throw new InputError(personal);
    return { traces: this.traces, has: this.has, names: this.names };
  }

  private here(): Place {
    return { line: this.parser.line, column: this.parser.column + 1 };
  }

  private open(prefixed: string, attributes: Record<string, string>): void {
    this.unbroken = 0;
    // A file may name the standard's namespace by a prefix.
    const name = prefixed.slice(prefixed.indexOf(':') + 1);
    const inside = this.paths[this.paths.length - 1];
    const place = this.place;
    if (this.paths.length > INPUT_LIMITS.logDepth.most) {
      this.refuse(place, {
        message: 'elements nest deeper than in any log',
        allowed: `at most ${INPUT_LIMITS.logDepth.most} levels`,
      });
    }
    this.paths.push(inside === '' ? name : `${inside}/${name}`);
    if (inside === '' && name !== 'log')
      this.refuse(place, { message: `expected <log> as the root, got <${name}>`, allowed: 'XES: <log>' });
    this.personal.element(name, attributes, inside, place);
    const { key, value = '' } = attributes;
    if (inside === 'log' && name === 'trace') this.begin(place);
    else if (inside === 'log' && name === 'event') {
      this.refuse(place, { message: 'an event is outside a trace', allowed: 'every event in the <trace> of its case' });
    } else if (inside === 'log/trace' && name === 'event') {
      this.event = { place, values: new Map() };
    } else if (key === undefined) return;
    else if (inside === 'log/trace/event' && this.event !== undefined) {
      if (this.event.values.has(key)) this.refuse(place, keyTwice(key));
      this.event.values.set(key, value);
    } else if (inside === 'log/trace') {
      this.names.add(key);
      const column = this.traces[this.traces.length - 1].attribute(key, value, place, this.refuse);
      if (column !== undefined) this.has.add(column);
    }
  }

  private begin(place: Place): void {
    const { most } = INPUT_LIMITS.cases;
    if (this.traces.length >= most)
      this.refuse(place, { message: `the log has more than ${most} cases`, allowed: `at most ${most} traces` });
    this.isXes();
    this.traces.push(new Trace(place));
  }

  private close(): void {
    this.unbroken = 0;
    const closed = this.paths.pop();
    if (closed === 'log/trace') this.traces[this.traces.length - 1].end(this.zone);
    if (closed !== 'log/trace/event' || this.event === undefined) return;
    const key = this.traces[this.traces.length - 1].event(this.event.place, this.event.values, this.refuse);
    this.has.add(key);
    this.event = undefined;
  }
}

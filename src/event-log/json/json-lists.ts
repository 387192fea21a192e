import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { DuplicateMember, withEachMemberOnce } from './json-value.ts';

const [QUOTE, BACKSLASH, LINE_END, SPACE] = [0x22, 0x5c, 0x0a, 0x20];
const OPENING = new Set(['[', '{']);
const CLOSING = new Set([']', '}']);
const MARKS = new Set([...OPENING, ...CLOSING, ',', ':'].map((mark) => mark.charCodeAt(0)));

/**
 * syntax: the text is not JSON, or not an object of lists. deep, long: an element nests deeper, or is longer, than in
 * any log. twice: an object names a member a second time.
 */
type Fault = 'syntax' | 'deep' | 'long' | 'twice';

/** Why a text is not read, and in which line, counted from 1. */
export class NotLists extends Error {
  readonly line: number;
  readonly fault: Fault;

  constructor(line: number, fault: Fault = 'syntax') {
    super(`line ${line}: ${fault}`);
    this.line = line;
    this.fault = fault;
  }
}

/**
 * Reads a JSON object of lists, such as OCEL, piece by piece. Each element of each list is parsed by itself, since a
 * large log's text exceeds JavaScript's longest string. A member that is not a list counts as a list of one.
 */
export class JsonLists {
  private readonly element: (list: string, value: unknown) => void;
  /** The members found so far, including those with empty lists. */
  readonly members = new Set<string>();
  private state: 'start' | 'name' | 'member' | 'element' | 'list ended' | 'end' = 'start';
  private list = '';
  /** The part of a name or an element that came in earlier pieces. */
  private pending = '';
  /** Open brackets within an element. */
  private nested = 0;
  /** Colons within the element, outside its strings: the members that its objects name. */
  private colons = 0;
  private isInString = false;
  private isEscaped = false;
  /** After a comma, something must follow. */
  private owes = false;
  private line = 1;

  /** Calls `element` with every element of every list, in the file's order. */
  constructor(element: (list: string, value: unknown) => void) {
    this.element = element;
  }

  /** @throws NotLists */
  write(piece: string): void {
    let from = 0;
    for (let i = 0; i < piece.length; i++) {
      const code = piece.charCodeAt(i);
      if (this.isInString) {
        if (this.isEscaped) this.isEscaped = false;
        else if (code === BACKSLASH) this.isEscaped = true;
        else if (code === QUOTE) this.isInString = false;
      } else if (code === QUOTE) this.isInString = true;
      else if (code === LINE_END) this.line++;
      else if (code > SPACE && MARKS.has(code) && !this.isWithin(piece[i], piece, from, i)) {
        const text = this.pending + piece.slice(from, i);
        this.pending = '';
        from = i + 1;
        this.next(piece[i], text);
      }
    }
    this.pending += piece.slice(from);
    if (this.pending.length > INPUT_LIMITS.logElement.most) throw new NotLists(this.line, 'long');
  }

  /** @throws NotLists if the object has not ended, or something comes after it. */
  end(): void {
    if (this.state !== 'end' || this.pending.trim() !== '') throw new NotLists(this.line);
  }

  /** Whether a mark is within an element, which `JSON.parse` will judge. */
  private isWithin(mark: string, piece: string, from: number, at: number): boolean {
    if (this.nested === 0) {
      const canHold = this.state === 'element' || this.state === 'member';
      if (!canHold || !OPENING.has(mark)) return false;
      const opensList = this.state === 'member' && mark === '[';
      if (opensList && (this.pending + piece.slice(from, at)).trim() === '') return false;
    }
    if (OPENING.has(mark)) this.nested++;
    else if (CLOSING.has(mark)) this.nested--;
    else if (mark === ':') this.colons++;
    if (this.nested > INPUT_LIMITS.logDepth.most) throw new NotLists(this.line, 'deep');
    return true;
  }

  /** Acts on a mark between names, members and elements, and on the text before it. */
  private next(mark: string, text: string): void {
    const isEmpty = text.trim() === '';
    const owed = this.owes;
    this.owes = mark === ',';
    if (this.state === 'start' && mark === '{' && isEmpty) this.state = 'name';
    else if (this.state === 'name' && mark === ':') {
      this.list = String(this.parsed(text));
      if (this.members.has(this.list)) throw new NotLists(this.line, 'twice');
      this.members.add(this.list);
      this.state = 'member';
    } else if (this.state === 'name' && mark === '}' && isEmpty && !owed) this.state = 'end';
    else if (this.state === 'member' && mark === '[') this.state = 'element';
    else if (this.state === 'member' && (mark === ',' || mark === '}')) {
      this.element(this.list, this.parsed(text));
      this.state = mark === ',' ? 'name' : 'end';
    } else if (this.state === 'element' && mark === ']' && isEmpty && !owed) this.state = 'list ended';
    else if (this.state === 'element' && (mark === ',' || mark === ']')) {
      this.element(this.list, this.parsed(text));
      if (mark === ']') this.state = 'list ended';
    } else if (this.state === 'list ended' && (mark === ',' || mark === '}') && isEmpty)
      this.state = mark === ',' ? 'name' : 'end';
    else throw new NotLists(this.line);
  }

  private parsed(text: string): unknown {
    const { colons } = this;
    this.colons = 0;
    try {
      return withEachMemberOnce(JSON.parse(text), colons);
    } catch (error) {
      if (error instanceof DuplicateMember) throw new NotLists(this.line, 'twice');
      // Without the parser's message, which may quote the file; the file has not been searched for names yet.
      throw new NotLists(this.line);
    }
  }
}

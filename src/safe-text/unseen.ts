/**
 * Shows what a reader cannot see. Every sink of untrusted text builds on this file.
 *
 * A text may hold characters that act instead of being read. A line break forges a line, ESC begins a command to the
 * terminal, a bidi override reverses what follows, a zero-width space makes two names look the same. Each becomes an
 * escape that everybody can read, in the notation of JSON: `\n`, `\u001b`, `\u202e`.
 */

/** Invisible, or about direction, or no character at all. Control characters come in addition. */
const UNSEEN =
  String.raw`\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\p{Noncharacter_Code_Point}` +
  String.raw`\ufff9-\ufffb`;
const MARK = String.raw`[\p{Mn}\p{Me}]`;
/** As in Unicode's UTS 39: no orthography needs a fifth mark on one letter, and a flood of them covers other lines. */
const MOST_MARKS = 4;
const FLAGS = ['gbeng', 'gbsct', 'gbwls'].map(flag).join('|');

/** Anything but letters of Latin, Greek and Cyrillic, punctuation and signs, of which nearly all texts consist. */
const OTHER = /[^\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u22ff]/;
const EVERY = patterns(String.raw`\p{Cc}`);
const BUT_LINE_BREAKS = patterns(String.raw`\0-\x09\x0b-\x1f\x7f-\x9f`);

/**
 * The text with every unseen character written as an escape, in one line. A text that has none is returned as it is.
 * What is shown already does not change again. Backslashes stay, so the result is for reading, not for decoding.
 */
export function showUnseen(text: string): string {
  return OTHER.test(text) || text.includes('\n') ? shown(text, EVERY) : text;
}

/** The same for a text of several lines: line feeds stay. Within a JSON text it changes no value. */
export function showUnseenInLines(text: string): string {
  return OTHER.test(text) ? shown(text, BUT_LINE_BREAKS) : text;
}

interface Patterns {
  any: RegExp;
  each: RegExp;
}

function patterns(controls: string): Patterns {
  const one = `[${controls}${UNSEEN}]`;
  return {
    any: new RegExp(`${one}|${MARK}{${MOST_MARKS + 1}}`, 'u'),
    each: new RegExp(`${FLAGS}|${MARK}{${MOST_MARKS + 1},}|${one}`, 'gu'),
  };
}

function shown(text: string, { any, each }: Patterns): string {
  if (!any.test(text)) return text;
  return text.replace(each, (found, at: number) => {
    if (found.length > 2) return isFlag(found) ? found : marks(found, any);
    return belongs(found, at, text) ? found : escapeOf(found);
  });
}

/** A run of marks: the first few stay, unless they are invisible. */
function marks(run: string, any: RegExp): string {
  return [...run].map((mark, i) => (i < MOST_MARKS && !any.test(mark) ? mark : escapeOf(mark))).join('');
}

const NAMED: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeOf(character: string): string {
  const known = NAMED[character];
  if (known !== undefined) return known;
  const units = character.split('').map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return units.join('');
}

const JOINED_SCRIPTS =
  String.raw`\p{scx=Arabic}\p{scx=Syriac}\p{scx=Mandaic}\p{scx=Mongolian}\p{scx=Nko}\p{scx=Adlam}` +
  String.raw`\p{scx=Devanagari}\p{scx=Bengali}\p{scx=Gurmukhi}\p{scx=Gujarati}\p{scx=Oriya}\p{scx=Tamil}` +
  String.raw`\p{scx=Telugu}\p{scx=Kannada}\p{scx=Malayalam}\p{scx=Sinhala}\p{scx=Tibetan}` +
  String.raw`\p{scx=Myanmar}\p{scx=Khmer}`;
/** Letters that change their form where a joiner is between them: Persian and its neighbours, the scripts of India. */
const JOINED = new RegExp(String.raw`^(?=[\p{L}\p{M}])[${JOINED_SCRIPTS}]$`, 'u');
/** Scripts without spaces, in which U+200B marks where a line may break. */
const UNSPACED = /^(?=[\p{L}\p{M}])[\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]$/u;
const MONGOLIAN = /^(?=[\p{L}\p{M}])\p{scx=Mongolian}$/u;
const HAN = /^\p{Script=Han}$/u;
const PICTURE = /^\p{Extended_Pictographic}$/u;
const PICTURE_END = /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f)$/u;
const KEYCAP = /^[\d#*]$/;
/** What can belong to a text at all: joiners and selectors. */
const CAN_BELONG = /^(?:[\u200b-\u200d]|[\u180b-\u180f]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])$/u;
const SELECTOR = /^(?:[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}])$/u;

/** Whether an invisible character is part of how its neighbours are written, as in a family emoji or in Persian. */
function belongs(found: string, at: number, text: string): boolean {
  if (!CAN_BELONG.test(found)) return false;
  const before = characterBefore(text, at);
  const after = characterAt(text, at + found.length);
  switch (found) {
    case '\u200d':
      return (PICTURE_END.test(before) && PICTURE.test(after)) || (JOINED.test(before) && JOINED.test(after));
    case '\u200c':
      return JOINED.test(before) && JOINED.test(after);
    case '\u200b':
      return UNSPACED.test(before) && UNSPACED.test(after);
    case '\ufe0e':
    case '\ufe0f':
      return KEYCAP.test(before) ? after === '\u20e3' : PICTURE.test(before) || HAN.test(before);
    case '\u180b':
    case '\u180c':
    case '\u180d':
    case '\u180e':
    case '\u180f':
      return MONGOLIAN.test(before);
    default:
      return SELECTOR.test(found) && HAN.test(before);
  }
}

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1);
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? Math.max(0, at - 2) : Math.max(0, at - 1), at);
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

/** The flag of a part of the United Kingdom: a black flag, then invisible letters. */
function flag(letters: string): string {
  const tags = [...letters].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0)));
  return `\u{1f3f4}${tags.join('')}\u{e007f}`;
}

function isFlag(found: string): boolean {
  return found.startsWith('\u{1f3f4}');
}

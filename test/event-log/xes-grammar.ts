import { SaxesParser } from 'saxes';

/**
 * The grammar of XES in XML, after clause 5 of IEEE 1849: which elements an element may contain and in which order, and
 * which XML attributes it must and may have, each with its type of XML Schema. Written for these tests, since the
 * published schema has no licence that allows copying it.
 */

const NAME_START = '[:_\\p{L}]';
const NAME_REST = '[:_\\p{L}\\p{N}\\p{M}.\\-·]';
const NC = (pattern: string) => pattern.replaceAll(':', '');

const ANYTHING = /(?:)/;

/** Lexical forms of XML Schema, part 2, once white space is collapsed. */
const TYPES = {
  string: ANYTHING,
  token: ANYTHING,
  anyURI: ANYTHING,
  decimal: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  long: /^[+-]?\d+$/,
  double: /^([+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|-?INF|NaN)$/,
  boolean: /^(true|false|1|0)$/,
  Name: new RegExp(`^${NAME_START}${NAME_REST}*$`, 'u'),
  NCName: new RegExp(`^${NC(NAME_START)}${NC(NAME_REST)}*$`, 'u'),
  dateTime: /^-?(\d{4}|[1-9]\d{4,})-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
} as const;

type Type = keyof typeof TYPES;

interface Element {
  /** XML attributes by type; those with a question mark are optional. */
  attributes: Record<string, Type | `${Type}?`>;
  /** The allowed children, in this order; each any number of times, unless it must occur once. */
  children: readonly (readonly string[])[];
  once?: string;
}

const ATTRIBUTES = ['string', 'date', 'int', 'float', 'boolean', 'id', 'list'] as const;
const attribute = (type: Type): Element => ({ attributes: { key: 'Name', value: type }, children: [ATTRIBUTES] });

const ELEMENTS: Record<string, Element> = {
  log: {
    attributes: { 'xes.version': 'decimal', 'xes.features': 'token?' },
    children: [['extension'], ['global'], ['classifier'], ATTRIBUTES, ['trace'], ['event']],
  },
  extension: { attributes: { name: 'NCName', prefix: 'NCName', uri: 'anyURI' }, children: [] },
  global: { attributes: { scope: 'NCName?' }, children: [ATTRIBUTES] },
  classifier: { attributes: { name: 'NCName', scope: 'NCName?', keys: 'token' }, children: [] },
  trace: { attributes: {}, children: [ATTRIBUTES, ['event']] },
  event: { attributes: {}, children: [ATTRIBUTES] },
  string: attribute('string'),
  date: attribute('dateTime'),
  int: attribute('long'),
  float: attribute('double'),
  boolean: attribute('boolean'),
  id: attribute('string'),
  list: { attributes: { key: 'Name' }, children: [ATTRIBUTES, ['values']], once: 'values' },
  values: { attributes: { key: 'Name' }, children: [ATTRIBUTES] },
};

/** What in a text breaks the grammar, or is not XML. Empty if the text is XES. */
export function xesFaults(text: string): string[] {
  const faults: string[] = [];
  const open: { name: string; place: number; seen: string[] }[] = [];
  const parser = new SaxesParser({ xmlns: true });
  const say = (fault: string) => faults.push(`${parser.line}: ${fault}`);
  parser.on('error', (error) => say(error.message));
  parser.on('opentag', ({ name, uri, attributes }) => {
    const inside = open.at(-1);
    if (uri !== '') say(`<${name}> is in a namespace`);
    if (inside === undefined && name !== 'log') say(`the root is <${name}>`);
    if (inside !== undefined) {
      const { children = [] } = ELEMENTS[inside.name] ?? {};
      const place = children.findIndex((names, i) => i >= inside.place && names.includes(name));
      if (place < 0) say(`<${name}> may not stand here in <${inside.name}>`);
      else inside.place = place;
      if (inside.seen.includes(name) && ELEMENTS[inside.name]?.once === name) say(`<${name}> stands here twice`);
      inside.seen.push(name);
    }
    open.push({ name, place: 0, seen: [] });
    const values = Object.values(attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
    for (const fault of faultsOfAttributes(name, Object.fromEntries(values.map((one) => [one.name, one.value]))))
      say(fault);
  });
  parser.on('closetag', () => {
    const { name, seen } = open.pop()!;
    const once = ELEMENTS[name]?.once;
    if (once !== undefined && !seen.includes(once)) say(`<${name}> has no <${once}>`);
  });
  for (const kind of ['text', 'cdata'] as const) {
    parser.on(kind, (found) => {
      if (found.trim() !== '' && open.length > 0) say('text');
    });
  }
  parser.write(text).close();
  return faults;
}

function faultsOfAttributes(element: string, values: Record<string, string>): string[] {
  const allowed = ELEMENTS[element]?.attributes ?? {};
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(allowed, name));
  return [
    ...unknown.map((name) => `<${element}> has no attribute ${name}`),
    ...Object.entries(allowed).flatMap(([name, given]) => {
      const type = given.replace('?', '') as Type;
      const value = values[name];
      if (value === undefined) return given.endsWith('?') ? [] : [`<${element}> needs ${name}`];
      return isOf(type, value) ? [] : [`${name} of <${element}> is no ${type}`];
    }),
  ];
}

function isOf(type: Type, value: string): boolean {
  const text = type === 'string' ? value : value.trim();
  if (!TYPES[type].test(text)) return false;
  if (type === 'long') return BigInt.asIntN(64, BigInt(text.replace('+', ''))) === BigInt(text.replace('+', ''));
  return type !== 'dateTime' || isOnCalendar(text);
}

function isOnCalendar(text: string): boolean {
  const [, year, month, day, hour, minute, second, ahead = '00', ahead60 = '00'] =
    /^-?(\d+)-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|[+-](\d\d):(\d\d))?$/.exec(text)!.map(Number);
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  const isClock = (hour < 24 && minute < 60 && second < 60) || (hour === 24 && minute + second === 0);
  const offset = (Number(ahead) || 0) * 60 + (Number(ahead60) || 0);
  return (
    month >= 1 && month <= 12 && day >= 1 && day <= days && isClock && offset <= 14 * 60 && (Number(ahead60) || 0) < 60
  );
}

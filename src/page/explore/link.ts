import { SIDES, type SideKey } from '../sections/definitions.tsx';

/** What a link restores: the changed values by control, and whom or which day the reader looks at. */
export interface PageState {
  values: ReadonlyMap<string, string>;
  person: number | null;
  day: number | null;
  /** The side whose counts are shown. */
  definitions: SideKey;
}

/** What a page knows of itself. */
export interface LinkedPage {
  /** The first 8 characters of the scenario's hash. */
  scenario: string;
  /** The names of its controls. */
  paths: ReadonlySet<string>;
}

export interface ReadLink {
  state: PageState;
  /** Why the page is as written in spite of the link, in sentences. */
  problems: string[];
}

/** Of the form of links. A page refuses those of another version. */
const VERSION = '1';
export const AS_WRITTEN: PageState = { values: new Map(), person: null, day: null, definitions: 'agency' };
const OWN_KEYS: readonly string[] = ['v', 's', 'person', 'day', 'definitions'];
const LONGEST_VALUE = 1000;
/** A hostile link can have a hundred thousand keys, and nobody reads them. */
const MOST_NAMED = 5;

/** The part of a link after #. Only what differs from the scenario is in it, in order of name. */
export function hashOf({ values, person, day, definitions }: PageState, page: LinkedPage): string {
  const differences = [...values].sort(([a], [b]) => (a < b ? -1 : 1));
  const looked = [
    ...(person === null ? [] : [['person', String(person)]]),
    ...(day === null ? [] : [['day', String(day)]]),
    ...(definitions === AS_WRITTEN.definitions ? [] : [['definitions', definitions]]),
  ];
  if (differences.length === 0 && looked.length === 0) return '';
  const parts = [['v', VERSION], ['s', page.scenario], ...differences, ...looked];
  return `#${parts.map(([key, value]) => `${escaped(key)}=${escaped(value)}`).join('&')}`;
}

/**
 * The state in a link. If a part of it does not fit the page, the problems name it, and the page is as written: a part
 * of a state would be neither the sender's nor the scenario's.
 */
export function readHash(hash: string, page: LinkedPage): ReadLink {
  const written = hash.replace(/^#/, '');
  // Links within the page, such as #headline, are of no interest here.
  if (!written.includes('=')) return { state: AS_WRITTEN, problems: [] };
  const entries = [...new URLSearchParams(written)];
  const given = new Map(entries);
  const problems: string[] = [];
  if (given.size < entries.length) problems.push('The link gives a value twice.');
  const version = given.get('v');
  if (version !== VERSION) problems.push(`The link has version ${shown(version)}; this page reads version ${VERSION}.`);
  const scenario = given.get('s');
  if (scenario !== page.scenario) {
    problems.push(`The link is of another scenario (${shown(scenario)}); this page is of ${page.scenario}.`);
  }
  const values = new Map<string, string>();
  const unknown: string[] = [];
  for (const [key, value] of given) {
    if (OWN_KEYS.includes(key)) continue;
    if (!page.paths.has(key)) unknown.push(`${key} (${shown(value)})`);
    else if (value.length > LONGEST_VALUE) problems.push(`The value of ${key} in the link is too long.`);
    else values.set(key, value);
  }
  if (unknown.length > 0 && problems.length === 0) {
    const more = unknown.length > MOST_NAMED ? ` and ${unknown.length - MOST_NAMED} more` : '';
    const named = unknown.slice(0, MOST_NAMED).map((name) => name.slice(0, 100));
    problems.push(`The link changes values that this page does not have: ${named.join(', ')}${more}.`);
  }
  const person = wholeOf(given.get('person'), 1);
  const day = wholeOf(given.get('day'), 0);
  for (const [key, found] of Object.entries({ person, day })) {
    if (found === undefined)
      problems.push(`The ${key} in the link is ${shown(given.get(key))}, which is not a number.`);
  }
  const counting = given.get('definitions') ?? AS_WRITTEN.definitions;
  const definitions = SIDES.find((side) => side === counting);
  if (definitions === undefined) {
    problems.push(`The link counts as ${shown(counting)}; this page counts as the ${SIDES.join(' or the ')} does.`);
  }
  if (problems.length > 0) return { state: AS_WRITTEN, problems };
  return {
    state: { values, person: person ?? null, day: day ?? null, definitions: definitions ?? AS_WRITTEN.definitions },
    problems,
  };
}

/** null if nothing is given, undefined if it is not a whole number of at least `least`. */
function wholeOf(text: string | undefined, least: number): number | null | undefined {
  if (text === undefined) return null;
  return /^\d{1,9}$/.test(text) && Number(text) >= least ? Number(text) : undefined;
}

function shown(value: string | undefined): string {
  return value === undefined ? 'none' : `“${value.slice(0, 40)}”`;
}

/** As in a form, but readable: paths keep their colon, and spaces become +. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll('%20', '+').replaceAll('%3A', ':').replaceAll('%2C', ',');
}

import { exitCodeOf } from '../../src/cli/terminal/failure.ts';
import { InputError } from '../../src/refusals/input-error.ts';
import { loadScenario, loadScenarioText } from '../../src/scenario/load.ts';
import type { Row, Shown } from './row.ts';
import { inFolder } from './temporary.ts';

const LEAST = {
  title: 'Test',
  zone: 'America/Chicago',
  start: '2018-01-01',
  length: '7 days',
  base: '{ booking: { rate: 6 per day } }',
  policies: '{ practice: {} }',
};

/** Files next to the scenario, by name. */
export type Files = Readonly<Record<string, string>>;

/** The problems of what is read, in the words that a terminal shows. */
export async function refusedBy(read: () => Promise<unknown>): Promise<Shown[]> {
  try {
    await read();
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const exit = exitCodeOf(error);
    return error.problems.map(({ message, allowed, hint }) => ({
      message,
      ...(allowed && { allowed }),
      ...(hint && { hint }),
      exit,
    }));
  }
}

/** Settings of the file ("length: 7 hours"), each replacing the smallest scenario's. */
export function setting(given: string, accepted: string, cause: string): Row {
  return textRow(given, accepted, cause, withSettings);
}

/** Sections below `base`, replacing the smallest scenario's. */
export function base(given: string, accepted: string, cause: string, files?: Files): Row {
  return textRow(given, accepted, cause, withBase, files);
}

/** A policy added to the smallest scenario, over jails in two places. */
export function policy(given: string, accepted: string, cause: string): Row {
  const two = 'facilities: { north: { share: 50 %, travel: 1 h }, south: { share: 50 %, travel: 1 h } }';
  return textRow(
    given,
    accepted,
    cause,
    (text) => `${withBase(two).replace(/^policies:.*\n/m, '')}policies: { practice: {}, other: ${text} }\n`,
  );
}

/** One change of such a policy. */
export function change(given: string, accepted: string, cause: string): Row {
  return textRow(given, accepted, cause, (text) =>
    withSettings(`policies: { practice: {}, other: { changes: { ${text} } } }`),
  );
}

/** A whole file; `shown` replaces it if it is too long for the page. */
export function file(
  given: string | { shown: string; text: string | Uint8Array },
  accepted: string,
  cause: string,
): Row {
  const { shown, text } = typeof given === 'string' ? { shown: given, text: given } : given;
  return { given: shown, cause, accepted, provoke: () => refused(text) };
}

/** The path of a scenario as an argument of a command. */
export function path(given: string | { shown: string; text: string }, accepted: string, cause: string): Row {
  const row = { cause, accepted, accept: () => loadScenario(accepted) };
  if (typeof given === 'string') return { ...row, given, provoke: () => refusedBy(() => loadScenario(given)) };
  const { shown, text } = given;
  const provoke = () =>
    inFolder({ 'mine.yaml': text }, (folder) => refusedBy(() => loadScenario(`${folder}/mine.yaml`)));
  return { ...row, given: shown, provoke };
}

/** A file that a scenario names; the lines below `base` use it as `name`. */
export function fileOf(name: string, lines: string, textOf: (lines: string) => string = withBase) {
  return (given: string | { shown: string; text: string }, accepted: string, cause: string): Row => {
    const { shown, text } = typeof given === 'string' ? { shown: given, text: given } : given;
    return {
      given: shown,
      cause,
      accepted,
      provoke: () => refused(textOf(lines), { [name]: text }),
      accept: () => load(textOf(lines), { [name]: accepted }),
    };
  };
}

/** The text of a scenario with these lines below `base`. */
export function withBase(text: string): string {
  const booking = /\bbooking:/.test(text) ? [] : ['  booking: { rate: 6 per day }'];
  return withSettings(['base:', ...booking, ...text.split('\n').map((line) => `  ${line}`)].join('\n'));
}

/** The text of a scenario with settings, each of which begins a line. */
export function withSettings(text: string): string {
  const given = new Set([...text.matchAll(/^(\w+):/gm)].map(([, key]) => key));
  const kept = Object.entries(LEAST).filter(([key]) => !given.has(key));
  return `${[...kept.map(([key, value]) => `${key}: ${value}`), text].join('\n')}\n`;
}

function textRow(
  given: string,
  accepted: string,
  cause: string,
  textOf: (given: string) => string,
  files?: Files,
): Row {
  return {
    given,
    cause,
    accepted,
    provoke: () => refused(textOf(given), files),
    accept: () => load(textOf(accepted), files),
  };
}

function refused(text: string | Uint8Array, files: Files = {}): Promise<Shown[]> {
  return inFolder(files, (folder) => refusedBy(() => loadIn(folder, text)));
}

function load(text: string, files: Files = {}): Promise<unknown> {
  return inFolder(files, async (folder) => {
    await loadIn(folder, text);
  });
}

function loadIn(folder: string, text: string | Uint8Array): Promise<unknown> {
  return loadScenarioText(typeof text === 'string' ? Buffer.from(text) : text, `${folder}/scenario.yaml`);
}

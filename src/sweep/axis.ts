import { InputError } from '../refusals/input-error.ts';
import { NotAValue } from '../refusals/not-a-value.ts';
import type { ScenarioFiles } from '../scenario/files/scenario-files.ts';
import { loadTree } from '../scenario/load-tree.ts';
import { withValues } from '../scenario/policies/with-values.ts';
import type { ReadScenario } from '../scenario/steps/read.ts';
import { checkVaryPath } from '../variations/vary-path.ts';
import {
  isVaryRange,
  numberAt,
  rangeText,
  readVaryRange,
  textAt,
  textOf,
  type VaryRange,
} from '../variations/vary-range.ts';

/** A path, and what its value is to be in turn: texts as in a scenario file, or `low..high` for all between. */
export interface Varied {
  path: string;
  values: readonly string[];
}

/** A value that is varied: texts, and ranges in which any number, or any whole number, is a value. */
export interface Axis {
  path: string;
  choices: readonly Choice[];
}

type Choice = { kind: 'value'; text: string } | { kind: 'range'; range: VaryRange; isWhole: boolean };

/** Of a number that is drawn. More would only be harder to read. */
const DIGITS = 4;
/** What the loader says of a number with a fraction where only whole ones are allowed. */
const NEEDS_WHOLE = /a whole number/;
/** No unit makes a whole number of a number this far between two others. */
const BETWEEN = 0.381966;

/**
 * The axes of a sweep. A path that is given twice has the values of both.
 *
 * @throws InputError for a path that leads to no value, and for a range that is none.
 */
export async function axesOf(written: ReadScenario, files: ScenarioFiles, varied: readonly Varied[]): Promise<Axis[]> {
  const texts = new Map<string, string[]>();
  for (const { path, values } of varied) texts.set(path, [...new Set([...(texts.get(path) ?? []), ...values])]);
  const axes: Axis[] = [];
  for (const [path, values] of texts) {
    refusing('--vary', () => checkVaryPath(written.tree, path));
    const choices: Choice[] = [];
    for (const text of values) {
      if (!isVaryRange(text)) {
        choices.push({ kind: 'value', text });
        continue;
      }
      const range = refusing(path, () => readVaryRange(text));
      choices.push({ kind: 'range', range, isWhole: await isWhole(written, files, { path, range }) });
    }
    axes.push({ path, choices });
  }
  return axes;
}

/** Whether an axis has a range, of which a design must choose values. */
export function hasRange({ choices }: Axis): boolean {
  return choices.some(({ kind }) => kind === 'range');
}

/** An axis as a user would write it. */
export function choicesOf({ choices }: Axis): string[] {
  return choices.map((choice) => (choice.kind === 'value' ? choice.text : rangeText(choice.range)));
}

/** The values of an axis in turn. A range gives `points` values, evenly spaced, both ends among them. */
export function valuesOf({ choices }: Axis, points: number): string[] {
  const all = choices.flatMap((choice) =>
    choice.kind === 'value'
      ? [choice.text]
      : Array.from({ length: points }, (_, i) => evenly(choice, points === 1 ? 0.5 : i / (points - 1))),
  );
  return [...new Set(all)];
}

/** The value at a place u in (0, 1): all choices are equally likely, and so are all numbers of a range. */
export function valueAt({ choices }: Axis, u: number): string {
  const among = u * choices.length;
  const chosen = Math.min(choices.length - 1, Math.floor(among));
  const choice = choices[chosen];
  if (choice.kind === 'value') return choice.text;
  const { range, isWhole } = choice;
  const { low, high } = range;
  if (!isWhole) {
    const number = Number(numberAt(range, among - chosen).toPrecision(DIGITS));
    return textOf(range, Math.min(high.number, Math.max(low.number, number)));
  }
  const numbers = Math.floor(high.number) - Math.ceil(low.number) + 1;
  return textOf(range, Math.ceil(low.number) + Math.min(numbers - 1, Math.floor((among - chosen) * numbers)));
}

function evenly({ range, isWhole }: { range: VaryRange; isWhole: boolean }, place: number): string {
  return isWhole ? textOf(range, Math.round(numberAt(range, place))) : textAt(range, place);
}

/** Whether the loader takes only whole numbers at a path. */
async function isWhole(
  written: ReadScenario,
  files: ScenarioFiles,
  { path, range }: { path: string; range: VaryRange },
): Promise<boolean> {
  const between = Math.floor(range.low.number) + BETWEEN;
  try {
    await loadTree(withValues(written, { [path]: textOf(range, between) }), files);
    return false;
  } catch (error) {
    if (error instanceof InputError)
      return error.problems.some(({ message, allowed }) => NEEDS_WHOLE.test(`${message} ${allowed}`));
    throw error;
  }
}

/**
 * Makes a text that is not a value a problem of what it was given for.
 *
 * @throws InputError
 */
export function refusing<T>(given: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotAValue)) throw error;
    const { message, allowed, hint } = error;
    const place = { file: given, line: 0, column: 0, sourceLine: '' };
    throw new InputError([{ ...place, message, allowed, ...(hint !== undefined && { hint }) }]);
  }
}

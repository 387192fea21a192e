/** One value that the reader of a page can change. */
export interface Control {
  /** Its name in links: the path below `base`, or "POLICY:PATH". */
  path: string;
  /** Its place in the scenario's tree, from the root. */
  keys: readonly string[];
  label: string;
  /** Why the page offers it: the scenario's list `explore`, a range beside the value, or because it is usual. */
  why: 'asked' | 'range' | 'usual';
  /** The policy whose changes contain it; null if it is a value of the base. */
  policy: string | null;
  /** The value as the scenario has it. */
  written: string;
  /** Where that comes from: a source, "assumption" or "default". */
  origin: string;
  /** Policies that do not use it, because they set their own; empty if all use it. */
  notUnder: readonly string[];
  form: Form;
}

export type Form = Slider | Choice | Text;

/** A figure between two ends, written with words around it: "62 %". */
export interface Slider {
  kind: 'slider';
  low: number;
  high: number;
  step: number;
  before: string;
  after: string;
  /** The figure of the written value. */
  written: number;
}

/** One of a few values. */
interface Choice {
  kind: 'choice';
  choices: readonly string[];
}

/** Any text, with some to choose from. */
interface Text {
  kind: 'text';
  suggestions: readonly string[];
}

/** A slider's figure as the scenario would have it. The written value keeps its own words. */
export function textOf(number: number, { written, form }: Pick<Control, 'written'> & { form: Slider }): string {
  if (number === form.written) return written;
  return inWords(number, form);
}

/** The figure with the words around it. */
export function inWords(number: number, { before, after }: Pick<Slider, 'before' | 'after'>): string {
  return [before, shortest(number), after].filter((part) => part !== '').join(before.endsWith('$') ? '' : ' ');
}

/** The figure of a text that a slider can show; undefined if it has other words. */
export function figureOf(text: string, form: Slider): number | undefined {
  const { before, after } = form;
  const trimmed = text.trim();
  if (!trimmed.startsWith(before) || !trimmed.endsWith(after)) return undefined;
  const inner = trimmed.slice(before.length, trimmed.length - after.length).trim();
  return /^-?\d+(?:\.\d+)?$/.test(inner) ? Number(inner) : undefined;
}

/** Without the digits that adding steps of 0.1 makes. */
function shortest(number: number): string {
  return String(Number(number.toPrecision(10)));
}

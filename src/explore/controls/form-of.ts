import * as z from 'zod';
import { NotAValue } from '../../refusals/not-a-value.ts';
import { base } from '../../scenario/schema/file.ts';
import type { Range } from '../../scenario/text/range.ts';
import { figureIn } from '../../scenario/text/read-range.ts';
import { asWritten, type SourceNode } from '../../scenario/text/source-tree.ts';
import { seconds, share } from '../../scenario/values/units.ts';
import type { Form, Slider } from './control.ts';

/** What readers try first. */
const HOURS = [
  'always',
  'Mon–Fri 08:00–16:30',
  'Mon–Fri 08:00–16:30 except holidays',
  'Mon–Fri 07:00–17:00 except holidays',
  'daily 08:00–16:30',
  'daily 06:00–22:00',
  'never',
];
const LONGEST_LIST = 12;

/** How a value is changed, from its range if it has one, else from its schema. `keys` are below `base`. */
export function formOf(keys: readonly string[], node: SourceNode): Form {
  if (node.range !== undefined) return ofRange(node.range, node);
  const { id, enum: words, least, most } = schemaAt(keys);
  if (words !== undefined) return { kind: 'choice', choices: words };
  const slider =
    id === 'share'
      ? ofShare(node)
      : id === 'wholeSeconds' || id === 'duration'
        ? ofDuration(node)
        : ofCount(node, least, most);
  return slider ?? { kind: 'text', suggestions: id === 'hours' ? HOURS : [] };
}

function ofRange(range: Range, node: SourceNode): Form {
  if (range.kind === 'oneOf') return { kind: 'choice', choices: range.nodes.map(asWritten) };
  const { low, high } = range;
  const written = figureIn(node)?.number ?? low.number;
  const { before, after } = low;
  return {
    kind: 'slider',
    low: low.number,
    high: high.number,
    step: stepOf(low.number, high.number),
    before,
    after,
    written,
  };
}

function ofShare(node: SourceNode): Slider | undefined {
  const written = read(share, node);
  if (written === undefined) return undefined;
  return { kind: 'slider', low: 0, high: 100, step: 1, before: '', after: '%', written: rounded(written * 100) };
}

const HOUR = 3600;

function ofDuration(node: SourceNode): Slider | undefined {
  const written = read(seconds, node);
  if (written === undefined) return undefined;
  const [unit, after, usual] = written < 2 * HOUR ? [60, 'min', 120] : [HOUR, 'h', 72];
  const high = Math.max(usual, Math.ceil((2 * written) / unit));
  return {
    kind: 'slider',
    low: 0,
    high,
    step: after === 'min' ? 5 : 1,
    before: '',
    after,
    written: rounded(written / unit),
  };
}

function ofCount(node: SourceNode, least = 0, most = LONGEST_LIST): Slider | undefined {
  if (node.kind !== 'scalar' || typeof node.value !== 'number') return undefined;
  const isWhole = Number.isInteger(node.value);
  const high = Math.min(most, Math.max(isWhole ? LONGEST_LIST : 2, Math.ceil(2 * node.value)));
  const step = isWhole ? 1 : stepOf(least, high);
  return { kind: 'slider', low: least, high, step, before: '', after: '', written: node.value };
}

function read(parse: (raw: unknown) => number, node: SourceNode): number | undefined {
  if (node.kind !== 'scalar') return undefined;
  try {
    return parse(node.value);
  } catch (error) {
    if (error instanceof NotAValue) return undefined;
    throw error;
  }
}

/** 1, 2 or 5 times a power of ten, so that there are about a hundred steps. */
function stepOf(low: number, high: number): number {
  const raw = (high - low) / 100 || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  return rounded(([1, 2, 5, 10].find((one) => one * power >= raw * 0.999) ?? 10) * power);
}

function rounded(number: number): number {
  return Number(number.toPrecision(10));
}

interface Found {
  /** The name of the kind of value. */
  id?: string;
  enum?: readonly string[];
  least?: number;
  most?: number;
}

/** What the schema says about the value at these keys; nothing where it has several forms. */
function schemaAt(keys: readonly string[]): Found {
  let schema: z.core.$ZodType | undefined = base;
  for (const key of keys) schema = schema && below(schema, key);
  if (schema === undefined) return {};
  const inner = schema instanceof z.ZodUnion ? schema.options[0] : schema;
  const { enum: words } = z.globalRegistry.get(inner as z.ZodType) ?? {};
  const found = { id: idOf(inner), ...(Array.isArray(words) && { enum: [...new Set(words.map(yesNo))] }) };
  if (!(inner instanceof z.ZodNumber)) return found;
  const { minimum, maximum } = inner._zod.bag as { minimum?: number; maximum?: number };
  return { ...found, least: minimum, most: maximum };
}

function below(schema: z.core.$ZodType, key: string): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[key];
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodOptional) return below(schema.unwrap(), key);
  if (schema instanceof z.ZodPipe) return below(schema.in, key);
  if (!(schema instanceof z.ZodUnion)) return undefined;
  return schema.options.map((option: z.core.$ZodType) => below(option, key)).find((found) => found !== undefined);
}

/** A described schema is a copy, which has no name of its own. */
function idOf(schema: z.core.$ZodType | undefined): string | undefined {
  if (schema === undefined) return undefined;
  return (z.globalRegistry.get(schema as z.ZodType)?.id as string | undefined) ?? idOf(schema._zod.parent);
}

function yesNo(word: unknown): string {
  return word === true ? 'yes' : word === false ? 'no' : String(word);
}

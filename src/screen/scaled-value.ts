import { NotAValue } from '../refusals/not-a-value.ts';
import type { SourceNode } from '../scenario/text/source-tree.ts';
import { countOf } from '../scenario/values/numbers.ts';

/** A value with all of its figures multiplied by the same factor. */
export interface ScaledValue {
  /** As YAML has it. */
  text: string;
  /** How many figures it has, and how many of them are not 0. */
  figures: number;
  notZero: number;
}

/** One number with words or a unit around it: "12 %", "$45 per hour", "2". */
const ONE_FIGURE = /^([^\d.,]*)(\d[\d.,]*)([^\d]*)$/;
/** "6 of 100", "1 in 8": the first number moves. */
const OF = /^(\d[\d.,]*)(\s+(?:of|in)\s+\d[\d.,]*)$/;
/** "30–60 min" */
const FROM_TO = /^\d[\d.,]*\s*[–-]\s*\d[\d.,]*[^\d]*$/;
/** "1 h 30 min" */
const SEVERAL_UNITS = /^(?:\d[\d.,]*\s*(?:s|min|m|h|hours?|d|days?|weeks?)\s*){2,}$/;

/**
 * Multiplies every figure of a value by `factor`: all times of a distribution, so that it keeps its shape. Shares
 * stop at 100 %. With `whole`, numbers without a unit become whole and move by at least one. Words and hours stay as
 * they are.
 */
export function scaledValue(node: SourceNode, factor: number, whole: boolean): ScaledValue {
  const found = { figures: 0, notZero: 0 };
  const number = (text: string, after: string): string => {
    const value = countOf(text);
    found.figures++;
    if (value !== 0) found.notZero++;
    const scaled = after.trim() === '%' ? Math.min(100, value * factor) : value * factor;
    return shortest(whole && after === '' ? wholeMove(value, factor) : scaled);
  };
  const scalar = (text: string): string => {
    const several = SEVERAL_UNITS.test(text) || FROM_TO.test(text);
    if (several) return text.replace(/\d[\d.,]*/g, (figure) => number(figure, ' '));
    const of = OF.exec(text);
    if (of !== null) return number(of[1], 'of') + of[2];
    const one = ONE_FIGURE.exec(text);
    return one === null ? text : `${one[1]}${number(one[2], one[3])}${one[3]}`;
  };
  const visit = (node: SourceNode): unknown => {
    if (node.kind === 'list') return node.items.map(visit);
    if (node.kind === 'map') return Object.fromEntries([...node.entries].map(([key, { node }]) => [key, visit(node)]));
    if (typeof node.value === 'number') return Number(scalar(String(node.value)));
    return typeof node.value === 'string' ? scaledText(node.value, scalar) : node.value;
  };
  // JSON is YAML, and needs no rules about which texts to quote.
  return { text: JSON.stringify(visit(node)), ...found };
}

/** A text that looks like a figure and is none, such as 1.2.3, stays as it is. */
function scaledText(text: string, scalar: (text: string) => string): string {
  try {
    return scalar(text);
  } catch (error) {
    if (error instanceof NotAValue) return text;
    throw error;
  }
}

function wholeMove(value: number, factor: number): number {
  const rounded = Math.round(value * factor);
  return factor > 1 ? Math.max(rounded, value + 1) : Math.min(rounded, value - 1);
}

/** Ten digits are more than anybody knows of such a figure. */
function shortest(value: number): string {
  return value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 10 });
}

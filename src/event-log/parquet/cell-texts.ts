import type { ParquetParsers } from 'hyparquet';
import { INPUT_LIMITS } from '../../limits/input-limits.ts';
import { DuplicateMember, parsedJson } from '../json/json-value.ts';
import { ParquetRefusal } from './parquet-reply.ts';

const decoder = new TextDecoder();

/**
 * How values become JavaScript's. A flat column of times keeps milliseconds, since a million Date objects take long;
 * other times become text. A date has no hour, and stays a date.
 */
export function parsersFor(isFlatTimes: boolean, isLocal: boolean): Partial<ParquetParsers> {
  const time = (milliseconds: number) => (isFlatTimes ? milliseconds : timeText(milliseconds, isLocal));
  return {
    timestampFromMilliseconds: (millis) => time(Number(millis)),
    timestampFromMicroseconds: (micros) => time(Number(micros) / 1000),
    timestampFromNanoseconds: (nanos) => time(Number(nanos) / 1e6),
    dateFromDays: (days) => dateText(days),
    jsonFromBytes: (bytes) => bytes && json(decoder.decode(bytes)),
  };
}

/** ISO 8601, with a Z unless the clock is a local one. */
export function timeText(milliseconds: number, isLocal: boolean): string {
  const date = new Date(Math.floor(milliseconds / 1000) * 1000);
  if (Number.isNaN(date.getTime())) return 'an invalid timestamp';
  const text = date.toISOString().replace('.000Z', '');
  return isLocal ? text : `${text}Z`;
}

function dateText(days: number): string {
  const date = new Date(days * 86_400_000);
  return Number.isNaN(date.getTime()) ? 'an invalid date' : date.toISOString().slice(0, 10);
}

function json(text: string): unknown {
  try {
    return parsedJson(text);
  } catch (error) {
    if (error instanceof DuplicateMember) {
      throw new ParquetRefusal({
        message: 'a JSON value (not shown) names a member twice',
        allowed: 'each member once, since only one of its values could be read',
      });
    }
    throw tooDeep();
  }
}

function tooDeep(): ParquetRefusal {
  return new ParquetRefusal({
    message: 'a JSON value (not shown) is not valid, or a value nests too deep',
    allowed: `values of at most ${INPUT_LIMITS.logDepth.most} levels`,
  });
}

/**
 * Every text in a cell, with the names of members that lead to it. Bytes without a type may be text, too.
 */
export function* textsWithin(value: unknown, depth = 0): Generator<{ name?: string; text?: string }> {
  if (depth > INPUT_LIMITS.logDepth.most) throw tooDeep();
  if (value instanceof Uint8Array) yield { text: decoder.decode(value) };
  else if (Array.isArray(value)) for (const one of value) yield* textsWithin(one, depth + 1);
  else if (value !== null && typeof value === 'object') {
    for (const [name, one] of Object.entries(value)) {
      yield { name };
      yield* textsWithin(one, depth + 1);
    }
  } else yield { text: value === null || value === undefined ? '' : String(value) };
}

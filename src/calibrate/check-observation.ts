import { NOT_LODGED, type Outcome } from '../../events/outcome.ts';
import { limitOf } from '../check/expect/bounds.ts';
import type { Subject } from '../check/expect/claim.ts';
import { isRatio, measureOfKey } from '../measures/definitions.ts';
import type { Unit } from '../measures/measure.ts';
import { NotAValue } from '../refusals/not-a-value.ts';
import type { Finding } from '../scenario/checks/findings.ts';
import { countOf, NUMBER } from '../scenario/values/numbers.ts';
import type { Observation, Seen } from './observation.ts';
import type { WrittenObservation } from './schema.ts';

export type CheckedObservation =
  | { observation: Omit<Observation, 'line'>; findings: [] }
  | { observation: null; findings: Finding[] };

const ONE_SUBJECT = 'measure: or outcome:, one of the two';
const ONE_VALUE = 'value: such as 4 of 15, or atMost: or atLeast:';
const COUNT = new RegExp(`^(${NUMBER})\\s*(?:out\\s+)?of\\s+(${NUMBER})$`, 'i');

/** Checks what must hold between the keys of one observation, and reads its figures. */
export function checkObservation(written: WrittenObservation): CheckedObservation {
  const findings = findingsIn(written);
  if (findings.length > 0) return { observation: null, findings };
  const subject = subjectOf(written);
  const unit = subject.kind === 'measure' ? subject.measure.unit : 'share';
  const read = new FigureReader(written, subject, unit);
  const seen = read.seen();
  if (seen === null) return { observation: null, findings: read.findings };
  const { policy, source = '', value, atLeast, atMost } = written;
  const limits = [
    ...(atLeast === undefined ? [] : [`at least ${atLeast}`]),
    ...(atMost === undefined ? [] : [`at most ${atMost}`]),
  ];
  const text = value === undefined ? limits.join(', ') : String(value);
  const tolerance = written.tolerance === undefined ? '' : ` ± ${written.tolerance}`;
  return { observation: { subject, unit, policy, seen, written: text + tolerance, source }, findings: [] };
}

function subjectOf({ measure, outcome, of }: WrittenObservation): Subject {
  if (measure !== undefined) return { kind: 'measure', measure: measureOfKey(measure) };
  const key = outcome as Outcome;
  return { kind: 'outcome', outcome: key, of: of ?? (NOT_LODGED.includes(key) ? 'bookings' : 'detainers') };
}

function findingsIn({ measure, outcome, of, value, tolerance, atLeast, atMost }: WrittenObservation): Finding[] {
  const at = (key: string, message: string, allowed: string): Finding[] => [
    { path: [key], atKey: true, message, allowed },
  ];
  if (measure === undefined && outcome === undefined)
    return [{ path: [], message: 'this names neither a measure nor an outcome', allowed: ONE_SUBJECT }];
  if (measure !== undefined && outcome !== undefined)
    return at('outcome', 'this names both a measure and an outcome', ONE_SUBJECT);
  if (of !== undefined && outcome === undefined) return at('of', '`of` is only for outcomes', 'outcome:');
  if (of === 'detainers' && NOT_LODGED.includes(outcome as Outcome))
    return at('of', `nobody with the outcome "${outcome}" has a detainer before the exit`, 'bookings');
  const hasLimit = atLeast !== undefined || atMost !== undefined;
  if (value === undefined && !hasLimit)
    return [{ path: [], message: 'this says nothing of what was counted', allowed: ONE_VALUE }];
  if (value !== undefined && hasLimit)
    return at(atMost === undefined ? 'atLeast' : 'atMost', 'this has both a value and a limit', ONE_VALUE);
  if (tolerance !== undefined && value === undefined) return at('tolerance', 'a limit has no tolerance', 'value:');
  return [];
}

/** Reads the figures of one observation, and keeps what is wrong with them. */
class FigureReader {
  readonly findings: Finding[] = [];
  private readonly written: WrittenObservation;
  private readonly subject: Subject;
  private readonly unit: Unit;

  constructor(written: WrittenObservation, subject: Subject, unit: Unit) {
    this.written = written;
    this.subject = subject;
    this.unit = unit;
  }

  seen(): Seen | null {
    const { value, atLeast, atMost } = this.written;
    if (value === undefined) {
      const least = this.figure(atLeast, 'atLeast');
      const most = this.figure(atMost, 'atMost');
      if (this.findings.length > 0) return null;
      if (least === null || most === null || least <= most) return { kind: 'within', least, most };
      return this.wrong('atMost', `nothing is at least ${atLeast} and at most ${atMost}`, 'the smaller figure first');
    }
    const counted = this.unit === 'share' ? COUNT.exec(String(value).trim()) : null;
    return counted === null ? this.figureSeen() : this.countSeen(counted);
  }

  private countSeen([text, part, whole]: RegExpExecArray): Seen | null {
    const [count, of] = [part, whole].map((one) => countOf(one));
    const isWhole = Number.isInteger(count) && Number.isInteger(of);
    if (!isWhole || count > of || of === 0)
      return this.wrong('value', `"${text}" is not a count of some among others`, 'two whole numbers, such as 4 of 15');
    if (this.written.tolerance !== undefined)
      return this.wrong('tolerance', 'a count has its own chance, and needs no tolerance', `value: ${text} alone`);
    return { kind: 'count', count, of };
  }

  private figureSeen(): Seen | null {
    const value = this.figure(this.written.value, 'value');
    const tolerance = this.figure(this.written.tolerance, 'tolerance');
    if (value === null || this.findings.length > 0) return null;
    if (tolerance === 0) return this.wrong('tolerance', 'nothing is known exactly', 'more than 0');
    const needsOne = this.subject.kind === 'outcome' || isRatio(this.subject.measure);
    if (tolerance === null && needsOne) {
      return this.wrong(
        'value',
        this.unit === 'share'
          ? 'of a share alone, nobody knows how many cases are behind it'
          : 'of an average alone, nobody knows how many cases are behind it',
        this.unit === 'share' ? 'a count such as 4 of 15, or a tolerance such as 5 points' : 'a tolerance beside it',
      );
    }
    return { kind: 'figure', value, tolerance };
  }

  /** null if there is none, or if it is wrong. */
  private figure(raw: string | number | undefined, key: 'value' | 'tolerance' | 'atLeast' | 'atMost'): number | null {
    if (raw === undefined) return null;
    try {
      // A tolerance of a share is a difference of two shares, in points.
      const against = key === 'tolerance' && this.unit === 'share' ? '' : null;
      return limitOf(raw, { subject: this.subject, unit: this.unit, against });
    } catch (error) {
      if (!(error instanceof NotAValue)) throw error;
      const { message, allowed, hint } = error;
      this.findings.push({ path: [key], message, allowed, ...(hint && { hint }) });
      return null;
    }
  }

  private wrong(key: string, message: string, allowed: string): null {
    this.findings.push({ path: [key], message, allowed });
    return null;
  }
}

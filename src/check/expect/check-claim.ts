import { NOT_LODGED } from '../../../events/outcome.ts';
import { measureOfKey, PART_KEYS } from '../../measures/definitions.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import type { Finding } from '../../scenario/checks/findings.ts';
import { limitOf } from './bounds.ts';
import type { Bounds, Claim, Subject } from './claim.ts';
import type { Limit, WrittenClaim } from './schema.ts';

const ONE_SUBJECT = 'measure: or outcome:, one of the two';
const ONE_LIMIT = 'between: [least, most], or atLeast:, or atMost:';

/** A claim without its place, or what is wrong with it. Paths are relative to the claim. */
export type CheckedClaim = { claim: Omit<Claim, 'place'>; findings: [] } | { claim: null; findings: Finding[] };

/** Checks what must hold between the keys of one claim, and reads its limits. */
export function checkClaim(written: WrittenClaim): CheckedClaim {
  const findings = [...subjectFindings(written), ...wayFindings(written)];
  const subject = findings.length === 0 ? subjectOf(written) : undefined;
  if (subject === undefined) return { claim: null, findings };
  const { policy, against = null, quantile = null, oneRun = null, by, because = null } = written;
  const unit = subject.kind === 'measure' ? subject.measure.unit : 'share';
  const bounds = boundsOf(written, { subject, unit, against });
  if ('findings' in bounds) return { claim: null, findings: bounds.findings };
  const part =
    by && (by.facility === undefined ? { by: 'month', name: by.month! } : { by: 'facility', name: by.facility });
  const { severity = 'error', undecided = 'fail' } = written;
  return {
    claim: {
      subject,
      unit,
      policy,
      against,
      quantile,
      oneRun,
      part: (part as Claim['part'] | undefined) ?? null,
      bounds,
      severity,
      undecided,
      because,
    },
    findings: [],
  };
}

function subjectOf({ measure, outcome, of }: WrittenClaim): Subject {
  if (measure !== undefined) return { kind: 'measure', measure: measureOfKey(measure) };
  return { kind: 'outcome', outcome: outcome!, of: of ?? (NOT_LODGED.includes(outcome!) ? 'bookings' : 'detainers') };
}

function subjectFindings({ measure, outcome, of }: WrittenClaim): Finding[] {
  if (measure === undefined && outcome === undefined)
    return [{ path: [], message: 'this claim names neither a measure nor an outcome', allowed: ONE_SUBJECT }];
  if (measure !== undefined && outcome !== undefined)
    return [
      {
        path: ['outcome'],
        atKey: true,
        message: 'this claim names both a measure and an outcome',
        allowed: ONE_SUBJECT,
      },
    ];
  if (of !== undefined && outcome === undefined)
    return [{ path: ['of'], atKey: true, message: '`of` is only for outcomes', allowed: 'a claim with outcome:' }];
  if (of === 'detainers' && NOT_LODGED.includes(outcome!))
    return [
      {
        path: ['of'],
        message: `nobody with the outcome "${outcome}" has a detainer before the exit`,
        allowed: 'bookings',
      },
    ];
  return [];
}

/** What is wrong with how the claim looks at its subject: against another policy, as a quantile, in a part. */
function wayFindings({ policy, against, measure, quantile, oneRun, by }: WrittenClaim): Finding[] {
  const found: Finding[] = [];
  const wrong = (path: PropertyKey[], message: string, allowed: string) => {
    found.push({ path, atKey: path.length === 1, message, allowed });
  };
  if (against === policy) {
    found.push({ path: ['against'], message: 'a policy does not differ from itself', allowed: 'another policy' });
  }
  if (quantile !== undefined) {
    const known = measure === undefined ? undefined : measureOfKey(measure).quantilesOf;
    if (known === undefined)
      wrong(['quantile'], 'quantiles over people are known only of durations', 'a measure such as noticeWindow');
    else if (against !== undefined)
      wrong(['quantile'], 'a quantile has no difference that is paired', 'quantile: or against:, one of the two');
    else if (by !== undefined)
      wrong(['quantile'], 'quantiles are not counted by facility or month', 'quantile: or by:, one of the two');
    else if (oneRun !== undefined)
      wrong(['oneRun'], '`oneRun` and `quantile` are two different quantiles', 'quantile: or oneRun:, one of the two');
  }
  if (by !== undefined) {
    const named = Object.keys(by).length;
    if (named !== 1)
      wrong(['by'], `\`by\` names ${named === 0 ? 'nothing' : 'two parts'}`, 'facility: or month:, one of the two');
    else if (measure === undefined || !(PART_KEYS as readonly string[]).includes(measure))
      wrong(['by'], 'this is not counted by facility or month', `measure: one of ${PART_KEYS.join(', ')}`);
  }
  return found;
}

type Limited = Pick<Claim, 'subject' | 'unit' | 'against'>;

function boundsOf({ between, atLeast, atMost }: WrittenClaim, claim: Limited): Bounds | { findings: Finding[] } {
  if (between === undefined && atLeast === undefined && atMost === undefined)
    return { findings: [{ path: [], message: 'this claim has no limit', allowed: ONE_LIMIT }] };
  if (between !== undefined && (atLeast !== undefined || atMost !== undefined))
    return {
      findings: [{ path: ['between'], atKey: true, message: '`between` already has both limits', allowed: ONE_LIMIT }],
    };
  const findings: Finding[] = [];
  const read = (raw: Limit | undefined, path: PropertyKey[]): number | null => {
    if (raw === undefined) return null;
    try {
      return limitOf(raw, claim);
    } catch (error) {
      if (!(error instanceof NotAValue)) throw error;
      const { message, allowed, hint } = error;
      findings.push({ path, message, allowed, ...(hint && { hint }) });
      return null;
    }
  };
  const least = read(between?.[0] ?? atLeast, between === undefined ? ['atLeast'] : ['between', 0]);
  const most = read(between?.[1] ?? atMost, between === undefined ? ['atMost'] : ['between', 1]);
  if (least !== null && most !== null && least > most) {
    const [a, b] = between ?? [atLeast, atMost];
    findings.push({
      path: [between === undefined ? 'atMost' : 'between'],
      message: `no figure is at least ${a} and at most ${b}`,
      allowed: 'the smaller figure first',
      hint: between === undefined ? undefined : `write between: [${b}, ${a}]`,
    });
  }
  return findings.length > 0 ? { findings } : { least, most };
}

import { OUTCOME_ENTRIES } from '../../../events/outcome.ts';
import { runLength } from '../../report/interval-text.ts';
import type { Claim } from '../expect/claim.ts';
import { limitText, type Written } from './figures.ts';

/** How the figures of a claim are written. */
export function writtenOf({ unit, against }: Pick<Claim, 'unit' | 'against'>): Written {
  return { unit, isDifference: against !== null };
}

/** A claim in one sentence without a full stop; `days` is the length of a run. */
export function sentenceOf(claim: Claim, days: number): string {
  const { policy, against, part } = claim;
  const what = subjectText(claim, days);
  const where = part === null ? '' : part.by === 'facility' ? ` at ${part.name}` : ` of people booked in ${part.name}`;
  const subject =
    against === null
      ? `${what}${where} under ${policy} is`
      : `the difference in ${what}${where}, ${policy} minus ${against}, is`;
  return `${subject} ${boundsText(claim)}`;
}

function subjectText({ subject, quantile, oneRun }: Claim, days: number): string {
  const plain =
    subject.kind === 'measure' ? subject.measure.label : `the share "${OUTCOME_ENTRIES[subject.outcome].name}"`;
  if (quantile !== null) return `the ${quantile} % quantile of ${plain}`;
  if (oneRun !== null) return `the ${oneRun} % quantile over single runs of ${runLength(days)} of ${plain}`;
  return plain;
}

function boundsText(claim: Claim): string {
  const { least, most } = claim.bounds;
  const text = (value: number) => limitText(value, writtenOf(claim));
  if (least !== null && most !== null) {
    // A unit in words is written once; a sign stays with its number.
    const from = text(least);
    return `between ${/[%$]/.test(from) ? from : from.split(' ')[0]} and ${text(most)}`;
  }
  return least === null ? `at most ${text(most!)}` : `at least ${text(least)}`;
}

import type { Unit } from '../../measures/measure.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { countOf, NUMBER, numberOf } from '../../scenario/values/numbers.ts';
import { seconds, share } from '../../scenario/values/units.ts';
import type { Claim } from './claim.ts';
import type { Limit } from './schema.ts';

const POINTS = new RegExp(`^(${NUMBER})\\s*(?:percentage\\s+points?|points?|pp)$`, 'i');
const PERCENT = new RegExp(`^(${NUMBER})\\s*%$`);
const DOLLARS = new RegExp(`^(?:\\$|USD)\\s*(${NUMBER})$`, 'i');
const COUNT = new RegExp(`^(${NUMBER})(?:\\s*(\\p{L}+))?$`, 'u');
const MINUS = /^[-−–]\s*/;
/** Sums of hours over all people of a run may be much longer than any duration of a scenario. */
const LONGEST_DAYS = 1e9;

type Limited = Pick<Claim, 'subject' | 'unit' | 'against'>;

/**
 * A limit in the claim's unit: a share or a difference of shares as 0–1, minutes, hours, people, dollars.
 *
 * @throws NotAValue if it is not in that unit, or is a value that the claim's subject can never have.
 */
export function limitOf(raw: Limit, claim: Limited): number {
  const text = String(raw).trim().replaceAll('\u00a0', ' ');
  const isNegative = MINUS.test(text);
  const canBeNegative =
    claim.against !== null || (claim.subject.kind === 'measure' && claim.subject.measure.signed === true);
  if (isNegative && !canBeNegative) {
    throw new NotAValue(`${whatCame(raw)} is negative, and this is never below 0`, `${exampleOf(claim)}`);
  }
  const size = sizeOf(text.replace(MINUS, ''), raw, claim);
  return isNegative ? -size : size;
}

function sizeOf(text: string, raw: Limit, claim: Limited): number {
  if (claim.unit === 'share') return claim.against === null ? level(text, raw) : points(text, raw);
  if (claim.unit === 'min' || claim.unit === 'h') {
    return seconds(typeof raw === 'number' ? raw : text, LONGEST_DAYS) / (claim.unit === 'min' ? 60 : 3600);
  }
  if (claim.unit === '$') {
    const found = DOLLARS.exec(text);
    if (found !== null) return countOf(found[1]);
    const hint = new RegExp(`^${NUMBER}$`).test(text) ? `write $${text}` : undefined;
    throw new NotAValue(`${whatCame(raw)} is not an amount of money`, exampleOf(claim), hint);
  }
  const found = COUNT.exec(text);
  if (found === null || (found[2] !== undefined && found[2].toLowerCase() !== claim.unit)) {
    throw new NotAValue(`${whatCame(raw)} is not a number of ${claim.unit}`, exampleOf(claim));
  }
  return countOf(found[1]);
}

function level(text: string, raw: Limit): number {
  const found = POINTS.exec(text);
  if (found === null) return share(typeof raw === 'number' ? raw : text);
  throw new NotAValue(
    `${whatCame(raw)} is a difference of two shares, and this claim is about one share`,
    'a share such as 30 %',
    `write ${found[1]} %, or add \`against\``,
  );
}

function points(text: string, raw: Limit): number {
  const found = POINTS.exec(text);
  if (found === null) {
    const percent = PERCENT.exec(text)?.[1];
    throw new NotAValue(
      `${whatCame(raw)} is not a difference of two shares`,
      'percentage points, such as 30 points',
      percent && `write ${percent} points`,
    );
  }
  const size = numberOf(found[1]) / 100;
  if (size > 1) {
    throw new NotAValue(`${whatCame(raw)} is more than two shares can differ`, 'at most 100 points');
  }
  return size;
}

/** A limit that would be accepted. */
function exampleOf({ unit, against }: Limited): string {
  const examples: Record<Unit, string> = {
    share: against === null ? 'a share such as 30 %' : 'percentage points, such as 30 points',
    min: 'a duration such as 80 min',
    h: 'a duration such as 9000 h',
    people: 'a number such as 35 or 35 people',
    notices: 'a number such as 35 or 35 notices',
    calls: 'a number such as 35 or 35 calls',
    $: 'an amount such as $500',
  };
  return examples[unit];
}

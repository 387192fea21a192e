import { OUTCOME_ENTRIES, OUTCOMES, type Outcome } from '../../../events/outcome.ts';
import { bareName, nearest } from '../../refusals/nearest.ts';
import { UsageError } from '../terminal/failure.ts';

export interface Options {
  allowFiles?: string[];
  person?: number;
  ended?: string;
  moved?: string | true;
  day?: string;
  list?: true;
  replication: number;
  seed?: number;
  policy?: string[];
  json?: true;
}

/** What `explain` is asked to show. `null` for an outcome: whichever. */
export type Asked =
  | { what: 'person'; number: number | undefined }
  | { what: 'ended'; outcome: Outcome }
  | { what: 'moved'; from: Outcome | null; to: Outcome | null }
  | { what: 'day'; date: string }
  | { what: 'list'; moves: boolean };

/** @throws UsageError if the options mean nothing together, or name no outcome. */
export function whatIsAsked({ person, ended, moved, day, list }: Options): Asked {
  const given = [
    ...(person === undefined ? [] : ['--person']),
    ...(ended === undefined ? [] : ['--ended']),
    ...(moved === undefined ? [] : ['--moved']),
    ...(day === undefined ? [] : ['--day']),
  ];
  if (given.length > 1) {
    throw new UsageError(
      `${given.join(' and ')} each choose what to show. Use one of --person, --ended, --moved and --day.`,
    );
  }
  if (list === true) {
    if (person !== undefined || ended !== undefined || day !== undefined) {
      throw new UsageError(
        `--list counts how everybody ended, so it does not go with ${given[0]}. ` +
          `Drop ${given[0]}, or use --list --moved to count whose outcome differs.`,
      );
    }
    if (typeof moved === 'string') {
      throw new UsageError(`--list counts every move, so it does not go with "--moved ${moved}". Use --list --moved.`);
    }
    return { what: 'list', moves: moved === true };
  }
  if (ended !== undefined) return { what: 'ended', outcome: outcomeNamed(ended, '--ended') };
  if (moved !== undefined) return { what: 'moved', ...moveNamed(moved) };
  if (day !== undefined) return { what: 'day', date: day };
  return { what: 'person', number: person };
}

function moveNamed(moved: string | true): { from: Outcome | null; to: Outcome | null } {
  if (moved === true) return { from: null, to: null };
  const [from, to, ...more] = moved.split('..');
  if (to === undefined || more.length > 0 || (from.trim() === '' && to.trim() === '')) {
    throw new UsageError(
      `--moved: expected FROM..TO, two outcomes of which one may be left out, got "${moved}". ` +
        'Write --moved late..pickedUpAtRelease, or --moved alone for any move.',
    );
  }
  const side = (text: string) => (text.trim() === '' ? null : outcomeNamed(text.trim(), '--moved'));
  return { from: side(from), to: side(to) };
}

/** An outcome by its key (noTeamFree) or its name in reports ("no team free"). */
function outcomeNamed(text: string, option: string): Outcome {
  const named = OUTCOMES.find((key) =>
    [key, OUTCOME_ENTRIES[key].name].some((name) => bareName(name) === bareName(text)),
  );
  if (named !== undefined) return named;
  const near = nearest(text, [...OUTCOMES, ...OUTCOMES.map((key) => OUTCOME_ENTRIES[key].name)]);
  const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
  throw new UsageError(`${option}: "${text}" is not an outcome.${hint} Outcomes: ${OUTCOMES.join(', ')}.`);
}

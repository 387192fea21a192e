import { fileProblem, type Problem } from '../../refusals/input-error.ts';
import { bareName, hasSameLetters, nearest } from '../../refusals/nearest.ts';
import { quoted } from '../../refusals/quoted.ts';
import { COLUMNS, type ColumnKey } from '../logged-case.ts';
import type { RawLog } from './raw-case.ts';

const MOST_NAMES = 20;
/** What other tools and exports call these columns. Compared without capitals and punctuation. */
const SYNONYMS: readonly (readonly [ColumnKey, string])[] = [
  ['bookedAt', 'admittedAt admissionTime bookingTime bookingDate intakeAt intakeDate'],
  ['lodgedAt', 'detainerAt detainerDate detainerTime detainerLodged detainerIssuedAt'],
  ['sentAt', 'noticeAt noticeTime noticeSent notifiedAt notificationTime'],
  ['receivedAt', 'heardAt noticeHeard readAt noticeReceived acknowledgedAt'],
  ['dispatchedAt', 'teamSentAt teamSent'],
  ['arrivedAt', 'teamArrived agentsArrivedAt arrivalTime'],
  ['exitAt', 'releasedAt releaseTime releaseDate releasedOn leftJailAt'],
  ['pickedUpAt', 'pickupTime pickupAt custodyTransferredAt transferredAt'],
  ['facility', 'jail jailName facilityName'],
  ['foreignBorn', 'bornAbroad'],
];
const MEANT = new Map(
  SYNONYMS.flatMap(([key, names]) => names.split(' ').map((name) => [bareName(name), key] as const)),
);

/**
 * Names that are nearly those of a log's columns. If one differs only in capitals or punctuation, the log means the
 * column, so that leaving it out would answer another question: such names are problems. Others are noted.
 */
export function nearNames({ names: { kind, all } }: RawLog, shownAs: string): { problems: Problem[]; notes: string[] } {
  const problems: Problem[] = [];
  const notes: string[] = [];
  const given = new Set(all);
  const readable = kind === 'column' ? COLUMNS : COLUMNS.filter(({ kind }) => !kind.startsWith('instant'));
  const known = [...(kind === 'column' ? ['case'] : []), ...readable.map(({ key }) => key)];
  const missing = known.filter((name) => !given.has(name));
  const isKnown = new Set<string>(known);
  for (const name of given) {
    if (isKnown.has(name)) continue;
    if (problems.length + notes.length >= MOST_NAMES) break;
    const near = meant(name, missing) ?? nearest(name, missing);
    if (near === undefined) continue;
    if (hasSameLetters(near, name)) {
      const message = `the ${kind} ${quoted(name)} is not read, but nearly is one that is`;
      problems.push(fileProblem(shownAs, message, { allowed: `"${near}", or a name that is not like it` }));
    } else notes.push(`The ${kind} ${quoted(name)} is not read. The nearest that is read is "${near}".`);
  }
  return { problems, notes };
}

/** The missing column that such a name usually stands for. */
function meant(name: string, missing: readonly string[]): string | undefined {
  const key = MEANT.get(bareName(name));
  return key !== undefined && missing.includes(key) ? key : undefined;
}

import { bareName } from '../../refusals/nearest.ts';
import type { ColumnKey } from '../logged-case.ts';

/** What other tools and exports call these columns. Compared without capitals and punctuation. */
const SYNONYMS: readonly (readonly [ColumnKey, string])[] = [
  ['bookedAt', 'booked admittedAt admissionTime bookingTime bookingDate bookingDateTime intakeAt intakeDate'],
  ['lodgedAt', 'detainerAt detainerDate detainerTime detainerLodged detainerIssuedAt'],
  ['sentAt', 'noticeAt noticeTime noticeSent notifiedAt notificationTime'],
  ['receivedAt', 'heardAt noticeHeard readAt noticeReceived acknowledgedAt'],
  ['dispatchedAt', 'teamSentAt teamSent'],
  ['arrivedAt', 'teamArrived agentsArrivedAt arrivalTime'],
  ['exitAt', 'releasedAt releaseTime releaseDate releaseDateTime releasedOn leftJailAt'],
  ['pickedUpAt', 'pickupTime pickupAt custodyTransferredAt transferredAt'],
  ['facility', 'jail jailName facilityName'],
  ['foreignBorn', 'bornAbroad'],
];
const MEANT = new Map(
  SYNONYMS.flatMap(([key, names]) => names.split(' ').map((name) => [bareName(name), key] as const)),
);

/** The column that a name from elsewhere usually stands for. */
export function meantBy(name: string): ColumnKey | undefined {
  return MEANT.get(bareName(name));
}

import type { Detainer } from '../../../events/detainer.ts';

const BY = {
  fingerprint: 'by a fingerprint match',
  bookingCall: "by the jail's call",
  courtRecords: 'in court records',
} as const;

/** A detainer event in words. Whether the person is still in the jail is decided in the next stage. */
export function detainerWords(detainer: Detainer, label: (t: number) => string): string {
  const { asked, calledAt, channel, identifiedAt, lodgedAt } = detainer;
  return [
    ...(asked ? ['asked before a call'] : []),
    ...(calledAt === null ? [] : [`called about ${label(calledAt)}`]),
    channel === null || identifiedAt === null ? 'not identified' : `identified ${BY[channel]} ${label(identifiedAt)}`,
    lodgedAt === null ? 'no detainer' : `detainer ${label(lodgedAt)}`,
  ].join(', ');
}

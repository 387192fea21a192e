import { chance, type Draws, duration } from './chance.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { wholeInstantOrNull } from './instant.ts';
import type { Policy, ReleaseNoticeRules } from './policy.ts';

/**
 * When somebody at the agency knows of a notice sent at `sentAt`, because sent does not mean received; null if nobody
 * ever does.
 */
export function receivedAt(sentAt: number, policy: Policy, draws: Draws): number | null {
  const { channel } = policy.releaseNotice;
  switch (channel.kind) {
    case 'phone':
      return byPhone(sentAt, channel, draws);
    case 'email':
      return byEmail(sentAt, channel, draws);
    case 'onSite':
      return atOnSiteOffice(sentAt, policy, draws);
  }
}

/** At once in the office's hours; otherwise by another channel, or when it opens. */
function atOnSiteOffice(sentAt: number, { releaseNotice, agentArrival }: Policy, draws: Draws): number | null {
  const { channel } = releaseNotice;
  const { hours } = agentArrival.onSiteOffice;
  if (hours.isOpen(sentAt)) return sentAt;
  switch (channel.onSiteClosed) {
    case 'phone':
      return byPhone(sentAt, channel, draws);
    case 'email':
      return byEmail(sentAt, channel, draws);
    case 'waitsForOpening':
      return wholeInstantOrNull(hours.nextOpen(sentAt));
  }
}

function byEmail(sentAt: number, channel: ReleaseNoticeRules['channel'], draws: Draws): number | null {
  return wholeInstantOrNull(channel.email.hours.addOpen(sentAt, delay(channel.email.delay, channel, draws)));
}

/**
 * A call is answered at once during the desk's hours, or goes to voice mail. Voice mail is heard after a delay; if the
 * desk is closed by then, it is heard when the desk opens.
 */
function byPhone(sentAt: number, channel: ReleaseNoticeRules['channel'], draws: Draws): number | null {
  const { hours, answered, voiceMailDelay } = channel.phone;
  if (!hours.isOpen(sentAt)) return wholeInstantOrNull(hours.nextOpen(sentAt));
  if (chance(answered, draws, DRAW.answered)) return sentAt;
  return wholeInstantOrNull(hours.nextOpen(sentAt + delay(voiceMailDelay, channel, draws)));
}

function delay(
  sampler: Parameters<typeof duration>[0],
  { singlePointOfContact, singlePointFactor }: ReleaseNoticeRules['channel'],
  draws: Draws,
): number {
  const seconds = duration(sampler, draws, DRAW.channelDelay);
  return singlePointOfContact ? Math.round(seconds * singlePointFactor) : seconds;
}

import type { NoticeChannel } from '../../events/release-notice.ts';
import { chance, type Draws, duration } from './chance.ts';
import { RELEASE_DRAW as DRAW } from './draw-order.ts';
import { wholeInstantOrNull } from './instant.ts';
import type { Policy, ReleaseNoticeRules } from './policy.ts';

/** How a notice sent at an instant goes. While the on-site office is closed, it goes another way or waits there. */
export function channelAt(sentAt: number, { releaseNotice, agentArrival }: Policy): NoticeChannel {
  const { kind, onSiteClosed } = releaseNotice.channel;
  if (kind !== 'onSite' || onSiteClosed === 'waitsForOpening') return kind;
  return agentArrival.onSiteOffice.hours.isOpen(sentAt) ? 'onSite' : onSiteClosed;
}

/**
 * When somebody at the agency knows of a notice sent at `sentAt`, because sent does not mean received; null if nobody
 * ever does.
 */
export function receivedAt(sentAt: number, policy: Policy, draws: Draws): number | null {
  const { channel } = policy.releaseNotice;
  switch (channelAt(sentAt, policy)) {
    case 'phone':
      return byPhone(sentAt, channel, draws);
    case 'email':
      return byEmail(sentAt, channel, draws);
    case 'onSite':
      return wholeInstantOrNull(policy.agentArrival.onSiteOffice.hours.nextOpen(sentAt));
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

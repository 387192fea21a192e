import * as z from 'zod/mini';
import { LEGAL_BASES } from './legal-basis.ts';
import { instant, person } from './person.ts';

/** How the agency learned of a release before the person left. */
export const LEARNED_BY = ['notice', 'otherwise', 'arranged', 'nothing'] as const;

export type LearnedBy = (typeof LEARNED_BY)[number];

export const NOTICE_CHANNELS = ['phone', 'email', 'onSite'] as const;

export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];

/** A person's release, what the agency was told about it and when it heard, and whether the person is held. */
export const releaseNoticeSchema = z.strictObject({
  person,
  hasDetainer: z
    .boolean()
    .check(z.describe('a detainer was lodged before the exit; if not, the agency asked about the person')),
  reason: z.int().check(z.nonnegative(), z.describe('index into the release reasons in force at booking')),
  knownAt: instant.check(z.describe('the jail knows of the coming release')),
  orderAt: instant.check(z.describe('the release is ordered and clearing begins')),
  undelayedExitAt: instant.check(z.describe('clearing is done')),
  exitAt: instant.check(
    z.describe('the ordinary exit: after any delay of the release or wait for an arranged handover, before any hold'),
  ),
  delayBasis: z.enum(LEGAL_BASES).check(z.describe('legal basis of the delay from undelayedExitAt to exitAt')),
  sentAt: z.nullable(instant).check(z.describe('null: no notice is sent')),
  sentBy: z
    .nullable(z.enum(NOTICE_CHANNELS))
    .check(z.describe('how the notice goes; onSite: to the office in the jail; null: no notice is sent')),
  expectedExitAt: z
    .nullable(instant)
    .check(z.describe('the exit that the notice announces, or that the agency reckons with if it found out otherwise')),
  earliestExitAt: z
    .nullable(instant)
    .check(z.describe('the first plausible exit, for which a team sets out; null: the agency knows of no release')),
  receivedAt: z
    .nullable(instant)
    .check(z.describe('the agency hears of the release, by the notice or otherwise; null: it never does')),
  learnedBy: z
    .enum(LEARNED_BY)
    .check(
      z.describe(
        'how the agency learned of the release before the person left; arranged: they set a time for the handover',
      ),
    ),
  declinedAt: z
    .nullable(instant)
    .check(z.describe('the jail knows that the agency declines; null: it does not decline')),
  holdBasis: z.nullable(z.enum(LEGAL_BASES)).check(z.describe('null: the person is not held past exitAt')),
  leavesAt: instant.check(z.describe('exitAt, or the end of the hold when nobody comes and nobody declines')),
});

export type ReleaseNotice = z.infer<typeof releaseNoticeSchema>;

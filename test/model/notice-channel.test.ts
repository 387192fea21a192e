import { describe, expect, test } from '@jest/globals';
import { channelAt, receivedAt } from '../../src/model/notice-channel.ts';
import { ALWAYS, constant, HOUR, NEVER_OPEN } from '../engine/scenarios.ts';
import { at, openHours, type PolicyChanges, policy, releaseDraws, uniform } from './given.ts';

type Drawn = Parameters<typeof releaseDraws>[0];

/** When a notice sent at a time of the week is heard. */
const heard = (sent: string, changes: PolicyChanges, drawn: Drawn = {}) =>
  receivedAt(at(sent), policy(changes), releaseDraws(drawn));

const OFFICE = openHours('Mon Tue Wed Thu Fri', 8, 16);

describe('a notice by phone', () => {
  const phone: PolicyChanges = {
    'releaseNotice.channel.kind': 'phone',
    'releaseNotice.channel.phone.hours': OFFICE,
    'releaseNotice.channel.phone.answered': 0.6,
    'releaseNotice.channel.phone.voiceMailDelay': uniform(0, 4 * HOUR),
  };

  test('that is answered is heard at once', () => {
    expect(heard('Mon 10:00', phone, { answered: 0.5 })).toBe(at('Mon 10:00'));
  });

  test('that is not answered is voice mail, heard after a delay', () => {
    expect(heard('Mon 10:00', phone, { answered: 0.7, channelDelay: 0.5 })).toBe(at('Mon 12:00'));
  });

  test('as voice mail whose delay ends after the desk has closed is heard when it opens', () => {
    expect(heard('Mon 15:00', phone, { answered: 0.7, channelDelay: 0.5 })).toBe(at('Tue 08:00'));
  });

  test('outside the desk’s hours is voice mail, heard at the next opening without a further delay', () => {
    expect(heard('Fri 17:00', phone)).toBe(at('next Mon 08:00'));
    expect(heard('Mon 16:00', phone)).toBe(at('Tue 08:00'));
  });

  test('to a desk that never opens is never heard', () => {
    expect(heard('Mon 10:00', { ...phone, 'releaseNotice.channel.phone.hours': NEVER_OPEN })).toBeNull();
  });

  test('with one point of contact is answered more often by its factor', () => {
    const one = { 'releaseNotice.channel.singlePointOfContact': true, 'releaseNotice.channel.singlePointFactor': 0.25 };
    expect(heard('Mon 10:00', { ...phone, ...one }, { answered: 0.7, channelDelay: 0.5 })).toBe(at('Mon 10:30'));
  });

  test('has that factor only with one point of contact', () => {
    const none = {
      'releaseNotice.channel.singlePointOfContact': false,
      'releaseNotice.channel.singlePointFactor': 0.25,
    };
    expect(heard('Mon 10:00', { ...phone, ...none }, { answered: 0.7, channelDelay: 0.5 })).toBe(at('Mon 12:00'));
  });
});

describe('a notice by e-mail', () => {
  const email: PolicyChanges = {
    'releaseNotice.channel.kind': 'email',
    'releaseNotice.channel.email.hours': OFFICE,
    'releaseNotice.channel.email.delay': uniform(0, 4 * HOUR),
  };

  test('is read after its delay', () => {
    expect(heard('Mon 10:00', email, { channelDelay: 0.25 })).toBe(at('Mon 11:00'));
  });

  test('has a delay that runs in staffed hours only', () => {
    expect(heard('Mon 15:00', email, { channelDelay: 0.75 })).toBe(at('Tue 10:00'));
    expect(heard('Sat 12:00', email, { channelDelay: 0.25 })).toBe(at('next Mon 09:00'));
  });

  test('to a desk that is staffed around the clock is read at night', () => {
    const always = { ...email, 'releaseNotice.channel.email.hours': ALWAYS };
    expect(heard('Mon 22:00', always, { channelDelay: 0.25 })).toBe(at('Mon 23:00'));
  });

  test('with one point of contact is read sooner', () => {
    const one = { 'releaseNotice.channel.singlePointOfContact': true, 'releaseNotice.channel.singlePointFactor': 0.5 };
    expect(heard('Mon 10:00', { ...email, ...one }, { channelDelay: 0.25 })).toBe(at('Mon 10:30'));
  });
});

describe('a notice to the on-site office', () => {
  const onSite: PolicyChanges = {
    'releaseNotice.channel.kind': 'onSite',
    'agentArrival.onSiteOffice.hours': openHours('Mon Tue', 8, 16),
  };

  test('is heard at once in its staffed hours', () => {
    expect(heard('Mon 10:00', onSite)).toBe(at('Mon 10:00'));
  });

  test('waits for the opening while it is closed', () => {
    const waits: PolicyChanges = { ...onSite, 'releaseNotice.channel.onSiteClosed': 'waitsForOpening' };
    expect(heard('Mon 20:00', waits)).toBe(at('Tue 08:00'));
  });

  test('may go by e-mail while it is closed, and the case says so', () => {
    const mails = policy({
      ...onSite,
      'releaseNotice.channel.onSiteClosed': 'email',
      'releaseNotice.channel.email.hours': ALWAYS,
      'releaseNotice.channel.email.delay': constant(HOUR),
    });
    expect(channelAt(at('Mon 20:00'), mails)).toBe('email');
    expect(receivedAt(at('Mon 20:00'), mails, releaseDraws())).toBe(at('Mon 21:00'));
    expect(channelAt(at('Mon 10:00'), mails)).toBe('onSite');
  });

  test('may go by phone while it is closed', () => {
    const phones: PolicyChanges = {
      ...onSite,
      'releaseNotice.channel.onSiteClosed': 'phone',
      'releaseNotice.channel.phone.answered': 0,
      'releaseNotice.channel.phone.voiceMailDelay': constant(HOUR),
    };
    expect(heard('Mon 20:00', phones)).toBe(at('Mon 21:00'));
  });
});

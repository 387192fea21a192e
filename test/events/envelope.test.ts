import { describe, expect, test } from '@jest/globals';
import { enclose } from '../../events/envelope.ts';
import { QUEUE_NAMES, QUEUES } from '../../events/queues.ts';
import { eventReader } from '../../functions/shared/read-event.ts';

/** A valid CloudEvent that others have passed on with attributes of their own is still the event. */

const event = enclose('agent-arrival', { run: 'r', replication: 0, policy: 0 });
const read = (more: object) => eventReader('agent-arrival')(JSON.stringify({ ...event, ...more }));
const reasonOf = (more: object) => {
  const answer = read(more);
  return 'reason' in answer ? answer.reason : null;
};

describe('accepted', () => {
  test.each([
    ['a time', { time: '2026-11-29T08:00:00.123Z' }],
    ['a time with an offset', { time: '2026-11-29T08:00:00-06:00' }],
    ['a schema of its data', { dataschema: 'https://example.org/schema' }],
    ['a trace', { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', tracestate: 'a=b' }],
    ['a number and a truth value', { partitionkey: 7, sampled: true }],
    ['JSON by default', { datacontenttype: undefined }],
  ])('%s', (_, more) => {
    expect(reasonOf(more)).toBeNull();
    expect(read(more)).toMatchObject({ event: { data: event.data } });
  });
});

describe('refused', () => {
  test.each([
    [
      'a time that is not one',
      { time: 'yesterday' },
      /^time: expected a time such as 2026-11-29T08:00:00Z, got "yesterday"$/,
    ],
    [
      'a name that CloudEvents does not allow',
      { traceParent: 'x' },
      /^the event: expected no other keys, got "traceParent"$/,
    ],
    [
      'an object as an attribute',
      { extra: {} },
      /^extra: expected a text, a whole number, true or false, got an object$/,
    ],
    ['other content', { datacontenttype: 'text/xml' }, /^datacontenttype: expected "application\/json"/],
    ['a key too many in its data', { data: { ...event.data, time: 1 } }, /^data: expected no other keys, got "time"$/],
    [
      'a later version',
      { type: 'pickup-gap.notices.complete.v2' },
      /^type: expected version 1 of pickup-gap\.notices\.complete, got version 2\./,
    ],
    [
      'no version',
      { type: 'pickup-gap.notices.complete' },
      /^type: expected version 1 of pickup-gap\.notices\.complete, got no version\./,
    ],
  ])('%s', (_, more, reason) => {
    expect(reasonOf(more)).toMatch(reason);
  });
});

test('every type has a version', () => {
  for (const queue of QUEUE_NAMES) expect(QUEUES[queue].type).toMatch(/^pickup-gap\.[a-z]+\.[a-z]+\.v[1-9]\d*$/);
});

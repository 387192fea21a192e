import { type Envelope, envelopeSchema, whyNotOfVersion } from '../../events/envelope.ts';
import type { Message } from '../../events/messages.ts';
import type { QueueName } from '../../events/queues.ts';
import { finding } from './finding.ts';

/** The most findings in a reason, since one wrong envelope has many. */
const SHOWN = 5;

/**
 * Makes the reader of a queue's messages. It returns the event, or why the body is not one. A reason names each place,
 * what is allowed and the value there. It shows values only if they are numbers or words of the contract, never texts
 * of a body.
 */
export function eventReader<Name extends QueueName>(queue: Name) {
  const schema = envelopeSchema(queue);
  return (body: string): { event: Envelope<Message<Name>> } | { reason: string } => {
    let json: unknown;
    try {
      json = JSON.parse(body);
    } catch {
      return { reason: `The body is not JSON (${body.length} characters); expected one CloudEvent.` };
    }
    const version = whyNotOfVersion(queue, (json as { type?: unknown } | null)?.type);
    if (version !== null) return { reason: version };
    const read = schema.safeParse(json);
    if (read.success) return { event: read.data as unknown as Envelope<Message<Name>> };
    const { issues } = read.error;
    const shown = issues.slice(0, SHOWN).map((issue) => finding(issue, json));
    return { reason: [...shown, ...(issues.length > SHOWN ? [`and ${issues.length - SHOWN} more`] : [])].join('; ') };
  };
}

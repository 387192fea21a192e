import type { Striking } from './striking.ts';

const oneInAHundred = (_: string, number: number) => number % 100 === 20;

/** Replaces some messages at every delivery, chosen by their body and by their number at the first delivery. */
export function spoiling(spoil: (body: string) => string, which = oneInAHundred): Striking {
  const bodies = new Map<string, string | null>();
  let strikes = 0;
  return {
    faults: {
      async receive(_, receive) {
        const messages = await receive();
        for (const message of messages) {
          if (!bodies.has(message.MessageId)) {
            const struck = which(message.Body, bodies.size);
            if (struck) strikes += 1;
            bodies.set(message.MessageId, struck ? spoil(message.Body) : null);
          }
          message.Body = bodies.get(message.MessageId) ?? message.Body;
        }
        return messages;
      },
    },
    strikes: () => strikes,
  };
}

import type { Striking } from './striking.ts';

const oneInAHundred = (_: string, number: number) => number % 100 === 20;

/** Some messages are not what their sender wrote, at every delivery: by their body, and their number as they are first handed out. */
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

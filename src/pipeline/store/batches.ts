/** The most messages that SQS takes in one batch, and the most bytes in total. */
const MESSAGES = 10;
const BYTES = 1_048_576;
/** Ids and attributes count towards a batch too; this leaves room for them. */
const SLACK = 1024;

/** Messages in as few batches as SQS allows, in their order. `bytesOf` gives the size of a message's body. */
export function inBatches<Sent>(messages: readonly Sent[], bytesOf: (message: Sent) => number): Sent[][] {
  const filled: Sent[][] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = bytesOf(message) + SLACK;
    const batch = filled.at(-1);
    if (batch === undefined || batch.length === MESSAGES || bytes + size > BYTES) {
      filled.push([message]);
      bytes = size;
    } else {
      batch.push(message);
      bytes += size;
    }
  }
  return filled;
}

/**
 * Groups messages by policy, otherwise in their order. The function that receives them together then marks chunks of
 * one partition in one request.
 */
export function byPolicy<Sent extends { policy: number }>(messages: readonly Sent[]): Sent[] {
  return [...messages].sort((a, b) => a.policy - b.policy);
}

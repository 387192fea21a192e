/** The most that SQS takes in one batch: messages, and bytes in all. */
const MESSAGES = 10;
const BYTES = 1_048_576;
/** Beside its body a batch counts ids and attributes. */
const SLACK = 1024;

/** What is to be sent in as few batches as SQS takes it in, in its order; `bytesOf` a message's body. */
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

/** One policy's after the other's, else as they are: who is handed them together then marks chunks of one partition in one request. */
export function byPolicy<Sent extends { policy: number }>(messages: readonly Sent[]): Sent[] {
  return [...messages].sort((a, b) => a.policy - b.policy);
}

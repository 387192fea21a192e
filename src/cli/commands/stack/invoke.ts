import type { QueueName } from '../../../../events/queues.ts';
import { counted } from '../../../report/format.ts';
import { jsonText } from '../../../safe-text/json.ts';
import { terminalText } from '../../../safe-text/terminal.ts';
import { loadScenario } from '../../../scenario/load.ts';
import type { Outcome } from '../../../stack/functions/function-messages.ts';
import { type Batch, readBatch, sampleFile, sampleRun } from '../../invoke/batch-file.ts';
import { type Call, type Invoked, invokeLocally } from '../../invoke/invoke-locally.ts';
import { EXIT } from '../../terminal/failure.ts';
import { DEFAULT_CHUNK } from '../../terminal/options.ts';
import { print, say } from '../../terminal/print.ts';
import { checkInstalled } from '../../where/peer-packages.ts';

interface InvokeOptions {
  scenario?: string;
  chunk?: number;
  json?: true;
}

/** The lines by which a function hands its metrics to CloudWatch. */
const METRICS = /^\{"_aws":/;

/** Lines shown per list; JSON has all. */
const SHOWN = 10;

/** Calls a queue's bundled function on the local stack with a batch of messages, and shows what it did. */
export async function invoke(queue: QueueName, file: string | undefined, options: InvokeOptions): Promise<void> {
  checkInstalled('pickup-gap invoke', ['fauxqs', 'dynalite']);
  const batch = await readBatch(file ?? sampleFile(queue));
  const calls: Call[] = [{ queue, batch }];
  // The field office reads the notices that another function writes.
  if (file === undefined && queue === 'agent-arrival')
    calls.unshift({ queue: 'release-notice', batch: await readBatch(sampleFile('release-notice')) });
  const { scenario, chunk } = await runOf(options);
  const runs = [...runsIn(batch)].map((id) => ({ id, chunk, scenario }));
  const invoked = await invokeLocally(runs, calls, (line) => METRICS.test(line) || say(line));
  const failed = failedOf(invoked.outcome);
  print(options.json ? jsonText(invoked) : terminalText(shown(queue, batch, invoked, failed)));
  if (failed === null || failed.length > 0 || invoked.setAside.length > 0) process.exitCode = EXIT.limitNotMet;
}

async function runOf({ scenario, chunk }: InvokeOptions) {
  if (scenario === undefined) return sampleRun();
  const { resolved } = await loadScenario(scenario);
  return { scenario: resolved, chunk: chunk ?? DEFAULT_CHUNK };
}

const RUN = /^[\w-]{1,64}$/;

/** The runs that the messages say they belong to. */
function runsIn({ Records }: Batch): Set<string> {
  const runs = new Set<string>();
  for (const { body } of Records) {
    try {
      const { data } = JSON.parse(body) as { data?: { run?: unknown } };
      if (RUN.test(String(data?.run))) runs.add(String(data!.run));
    } catch {
      // The function says what is wrong with it.
    }
  }
  return runs;
}

/** The ids of the messages that are to be delivered again; null if the function did not answer. */
function failedOf(outcome: Outcome): string[] | null {
  if (outcome.kind !== 'returned') return null;
  const { batchItemFailures = [] } = JSON.parse(outcome.value ?? '{}') as {
    batchItemFailures?: { itemIdentifier: string }[];
  };
  return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
}

function shown(queue: QueueName, { Records }: Batch, invoked: Invoked, failed: string[] | null): string[] {
  const { outcome, milliseconds, sent, setAside, written } = invoked;
  const messages = counted(Records.length, 'message');
  if (failed === null) return [`The function of ${queue} did not answer: ${whyOf(outcome)}.`];
  const handled = Records.length - failed.length - setAside.length;
  return [
    `The function of ${queue} handled ${handled} of ${messages} in ${Math.round(milliseconds)} ms.`,
    ...failed.map((id) => `To be delivered again: ${id}`),
    ...setAside.map(({ reason }) => `Set aside: ${reason}`),
    ...sent.flatMap(({ queue: name, bodies }) => [
      `It sent ${counted(bodies.length, 'message')} to ${name}:`,
      ...listed(bodies.map((body) => (JSON.parse(body) as { subject: string }).subject)),
    ]),
    ...(written.length === 0
      ? []
      : [`It wrote ${counted(written.length, 'item')}:`, ...listed(written.map(({ pk, sk }) => `${pk}  ${sk}`))]),
  ];
}

function whyOf(outcome: Outcome): string {
  if (outcome.kind === 'failed') return outcome.error.message;
  return outcome.kind === 'crashed' ? outcome.reason : 'its time ran out';
}

function listed(lines: readonly string[]): string[] {
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(more > 0 ? [`and ${more} more (all with --json)`] : [])].map(
    (one) => `  ${one}`,
  );
}

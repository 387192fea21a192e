import { QUEUE_NAMES, type QueueName } from '../../../../events/queues.ts';
import { counted, table } from '../../../report/format.ts';
import { jsonText } from '../../../safe-text/json.ts';
import { terminalText } from '../../../safe-text/terminal.ts';
import { type DeadLetter, lettersOf, purge, redrive } from '../../dead-letters/dead-letters.ts';
import { confirmed } from '../../terminal/confirm.ts';
import { UsageError } from '../../terminal/failure.ts';
import { print, say } from '../../terminal/print.ts';
import { ANY_BUILD, type AwsStack, withAwsStack } from '../../where/aws-stack.ts';

interface DeadOptions {
  stack: string;
  queue?: QueueName;
  yes?: true;
  json?: true;
}

/** The most dead letters to read per queue. A fault usually hits many messages, all for the same reason. */
const READ = 200;

/** Lists the dead letters of a deployed stack with their reasons, and leaves them where they are. */
export async function deadList({ stack, queue, json }: DeadOptions): Promise<void> {
  const { found, waiting } = await withAwsStack(
    stack,
    async (on) => {
      const found = new Map<QueueName, DeadLetter[]>();
      for (const name of chosen(queue)) found.set(name, await lettersOf(on.sqs, on.deadLetterUrl(name), READ));
      return { found, waiting: await depths(on, queue) };
    },
    ANY_BUILD,
  );
  const letters = [...found].flatMap(([name, all]) => all.map((one) => ({ queue: name, ...one })));
  if (json) print(jsonText(letters));
  else if (letters.length > 0) print(terminalText(grouped(letters)));
  for (const [name, all] of found)
    if (all.length >= READ) say(`Only ${all.length} of about ${waiting.get(name)} dead letters of ${name} were read.`);
  if (letters.length === 0) say(`The stack ${stack} has no dead letters${queue === undefined ? '' : ` of ${queue}`}.`);
}

/** Sends dead letters back to their queues. */
export async function deadRedrive({ stack, queue }: DeadOptions): Promise<void> {
  await withAwsStack(
    stack,
    async (on) => {
      for (const [name, count] of await depths(on, queue)) {
        if (count === 0) continue;
        const moved = await redrive(on.sqs, { from: on.deadLetterUrl(name), to: on.queueUrl(name), count });
        print(terminalText([`${counted(moved, 'dead letter')} of ${name} went back to the queue.`]));
      }
      if ((await total(on, queue)) === 0) say('The dead-letter queues are empty now.');
    },
    ANY_BUILD,
  );
}

/** Deletes dead letters. */
export async function deadPurge({ stack, queue, yes }: DeadOptions): Promise<void> {
  await withAwsStack(
    stack,
    async (on) => {
      const filled = [...(await depths(on, queue))].filter(([, count]) => count > 0);
      if (filled.length === 0) return say(`The stack ${stack} has no dead letters to delete.`);
      const words = filled.map(([name, count]) => `${count} of ${name}`).join(', ');
      if (!yes && !(await confirmed(`Delete the dead letters of ${stack} (${words})?`)))
        throw new UsageError(`Nothing was deleted (${words}). To delete without being asked, add --yes.`);
      for (const [name] of filled) await purge(on.sqs, on.deadLetterUrl(name));
      print(terminalText([`The dead letters of ${stack} are deleted: ${words}.`]));
    },
    ANY_BUILD,
  );
}

const chosen = (queue: QueueName | undefined) => (queue === undefined ? QUEUE_NAMES : [queue]);

/** How many dead letters each queue has; AWS's counts are approximate, at most a minute late. */
async function depths(on: AwsStack, queue: QueueName | undefined): Promise<Map<QueueName, number>> {
  const counts = await Promise.all(chosen(queue).map(async (name) => [name, await on.deadLettersOf(name)] as const));
  return new Map(counts);
}

async function total(on: AwsStack, queue: QueueName | undefined): Promise<number> {
  return [...(await depths(on, queue)).values()].reduce((sum, count) => sum + count, 0);
}

const NO_REASON = 'its function ended without a word: out of time or memory, or it could not start';

/** One line per queue, run and reason, the most frequent first. */
function grouped(letters: readonly ({ queue: QueueName } & DeadLetter)[]): string[] {
  const groups = new Map<string, { cells: string[]; messages: number }>();
  for (const { queue, run, subject, reason } of letters) {
    const key = JSON.stringify([queue, run, reason]);
    const group = groups.get(key) ?? { cells: [queue, run ?? '–', subject ?? '–', reason ?? NO_REASON], messages: 0 };
    groups.set(key, group);
    group.messages += 1;
  }
  const rows = [...groups.values()]
    .sort((a, b) => b.messages - a.messages)
    .map(({ cells: [queue, ...rest], messages }) => [queue!, String(messages), ...rest]);
  return table([['queue', 'messages', 'run', 'first subject', 'reason'], ...rows], 'l');
}

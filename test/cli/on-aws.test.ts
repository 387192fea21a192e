import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { queueOutput, STACK_NAME, TABLE_OUTPUT } from '../../events/queues.ts';
import type { Result } from '../../src/measures/result.ts';
import { listedRun, listRun, markAsked, readHeading } from '../../src/pipeline/drive/run-list.ts';
import { Store } from '../../src/pipeline/store/store.ts';
import { awsClients } from '../../src/stack/servers/aws-clients.ts';
import { eventually } from '../eventually.ts';
import { CTRL_C_AS_IT_PRINTS, type Finished, Installed, SMALL, said } from './command-line.ts';
import { DeployedStack } from './deployed-stack.ts';

/**
 * The commands that work on a deployed stack, as processes of their own, with functions and servers that outlive them.
 */

let cli: Installed;
let deployed: DeployedStack;

beforeAll(async () => {
  cli = new Installed();
  symlinkSync(resolve('dist/stack'), join(cli.root, 'dist/stack'));
  cli.write('small.yaml', SMALL);
  deployed = await DeployedStack.start();
  cli.env = deployed.env;
});
afterEach(() => {
  deployed.refuse = () => undefined;
  deployed.beforeInvoking = async () => undefined;
  deployed.formation.outputs = deployed.stack.outputs;
  deployed.formation.name = STACK_NAME;
  deployed.formation.status = 'UPDATE_COMPLETE';
  deployed.formation.beforeDescribing = async () => undefined;
  cli.env = deployed.env;
});
afterAll(async () => {
  await deployed.stop();
  cli.remove();
});

const given = (...args: string[]): Promise<Finished> => cli.start(...args).finished;
const idIn = ({ stderr }: Finished) => /^Run ([0-9a-f]{20}) on stack PickupGap\./m.exec(stderr)![1];
/** The plain run's report, which must be matched byte for byte. */
const plain = (...args: string[]) => cli.run('run', 'small.yaml', '--json', ...args).stdout;
/** A new seed per test, so that no test finds another's results. */
let seed = 100;
const fresh = () => ['--seed', String(seed++)];

/** Reached like the commands reach it, but not counted among the user's requests. */
async function withStore(use: (store: Store) => Promise<void>): Promise<void> {
  const clients = awsClients(deployed.stack.endpoints);
  await use(new Store(clients.dynamoDb, deployed.stack.outputs[TABLE_OUTPUT]));
  clients.close();
}

describe('run --on aws', () => {
  test.each([
    ['event by event', ['--chunk', '20']],
    ['in blocks', ['--bulk']],
  ])('%s prints the plain report, byte for byte, and the run’s id', async (_, how) => {
    const which = fresh();
    const finished = await given('run', 'small.yaml', '--json', '--on', 'aws', ...how, ...which);
    expect(finished.status).toBe(0);
    expect(finished.stdout === plain(...which)).toBe(true);
    const id = idIn(finished);
    expect(finished.stderr).toContain(`To resume it: pickup-gap result ${id} --wait\n`);

    // Planted fault: another seed makes the comparison fail.
    expect(finished.stdout === plain(...fresh())).toBe(false);
    // The same command finds the same run, and requests nothing from any function.
    const sent = deployed.asked.get('sqs:SendMessage');
    const again = await given('run', 'small.yaml', '--json', '--on', 'aws', ...how, ...which);
    expect([again.stdout === finished.stdout, idIn(again)]).toEqual([true, id]);
    expect(deployed.asked.get('sqs:SendMessage')).toBe(sent);

    // A signal that comes when nothing is left to wait for cuts nothing short.
    cli.env = { ...deployed.env, ...CTRL_C_AS_IT_PRINTS };
    expect(await given('result', id, '--wait', '--json')).toMatchObject({ status: 0, stdout: finished.stdout });
    cli.env = deployed.env;

    // All files of the report come from the run's id alone, too.
    const [of, as] = [`of-${id}`, `as-${id}`];
    expect(await given('result', id, '--json', '--out', of)).toMatchObject({ status: 0, stdout: finished.stdout });
    plain(...which, '--out', as);
    const read = (folder: string) =>
      readdirSync(cli.path(folder)).map((file) => [file, readFileSync(cli.path(join(folder, file)), 'utf8')]);
    expect(read(of)).toEqual(read(as));
    expect(read(of).map(([file]) => file)).toContain('report.txt');
  });
});

describe('a run that was left', () => {
  /** Ended once people were booked. The functions wait for the end of the command, so the rest is still to be done. */
  const leftInTheMiddle = async (signal: NodeJS.Signals, which: string[]) => {
    const { child, finished } = cli.start('run', 'small.yaml', '--on', 'aws', '--chunk', '5', ...which);
    deployed.beforeInvoking = async (functionName) => {
      if (functionName.startsWith('BookingFunction')) return;
      if (!child.killed) child.kill(signal);
      await finished;
    };
    return finished;
  };
  const listed = async (id: string) => {
    const rows = JSON.parse((await given('runs', '--json')).stdout) as Record<string, unknown>[];
    return rows.find((row) => row.id === id);
  };

  test('by Ctrl-C: exit 130 and an incomplete report; it is listed, and resuming gives the same bytes', async () => {
    const which = ['--replications', '20', ...fresh()];
    const left = await leftInTheMiddle('SIGINT', which);
    expect(left.status).toBe(130);
    const id = idIn(left);
    expect(left.stderr).toContain('Leaving the run, which continues on AWS. Press Ctrl-C again to stop at once.\n');
    expect(left.stderr).toMatch(
      new RegExp(`The run continues on AWS. To resume it: pickup-gap result ${id} --wait\n$`),
    );
    expect(left.stdout).toMatch(/\d+ results? have not arrived yet: replication \d+ under /);

    expect(await listed(id)).toMatchObject({ title: 'A small jail', replications: 20, results: 40 });
    const sent = deployed.asked.get('sqs:SendMessage');
    const picked = await given('result', id, '--wait', '--json');
    expect([picked.status, picked.stdout === plain(...which)]).toEqual([0, true]);
    // Everything had been requested, so it was waited for and not requested again.
    expect(deployed.asked.get('sqs:SendMessage')).toBe(sent);
    expect(await listed(id)).toMatchObject({ finished: 40, state: 'done' });
  });

  test('by a kill: it can be resumed with the same bytes', async () => {
    const which = ['--replications', '20', ...fresh()];
    const left = await leftInTheMiddle('SIGKILL', which);
    expect([left.status, left.stdout]).toEqual([null, '']);
    const id = idIn(left);
    const [picked, again] = await Promise.all([
      given('result', id, '--wait', '--json'),
      given('run', 'small.yaml', '--json', '--on', 'aws', '--chunk', '5', ...which),
    ]);
    expect(idIn(again)).toBe(id);
    for (const { status, stdout } of [picked, again]) {
      expect([status, stdout === plain(...which)]).toEqual([0, true]);
    }
  });

  test('before any request: the refusal is explained, and the run is listed as left until resumed', async () => {
    const which = fresh();
    deployed.refuse = ({ action }) =>
      action === 'SendMessageBatch' ? { status: 403, type: 'AccessDenied', message: 'no leave to send' } : undefined;
    const refused = await given('run', 'small.yaml', '--on', 'aws', ...which);
    expect([refused.status, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toMatch(/^AWS refused with AccessDenied \(HTTP 403\): no leave to send\n.*a permission;/m);
    deployed.refuse = () => undefined;

    const id = idIn(refused);
    expect(await listed(id)).toMatchObject({ finished: 0, results: 8, state: 'left' });
    const early = await given('result', id, '--json');
    expect(early.status).toBe(1);
    expect(early.stderr).toContain(`pickup-gap result ${id} --wait\n`);
    const { complete, replications, notes } = JSON.parse(early.stdout) as Result;
    expect({ complete, replications }).toEqual({ complete: false, replications: 0 });
    expect(notes.at(-1)).toMatch(/^8 results have not arrived yet: replication 1 under practice; /);

    // As if all messages had been lost: none moves, so they are sent again.
    await withStore(async (store) => markAsked((await listedRun(id, store))!, store));
    const picked = await given('result', id, '--wait', '--json');
    expect([picked.status, picked.stdout === plain(...which)]).toEqual([0, true]);
  });

  test('near the end of its time it is restarted, and after that it is not shown', async () => {
    const which = fresh();
    const first = idIn(await given('run', 'small.yaml', '--on', 'aws', ...which));
    const age = (days: number) =>
      withStore(async (store) => {
        const expiresAt = Math.floor(Date.now() / 1000) + days * 86_400;
        await listRun({ ...(await listedRun(first, store))!, expiresAt }, await readHeading(first, store), store);
      });
    await age(8);
    expect(idIn(await given('run', 'small.yaml', '--on', 'aws', ...which))).toBe(first);
    await age(6);
    const anew = await given('run', 'small.yaml', '--json', '--on', 'aws', ...which);
    expect(idIn(anew)).not.toBe(first);
    expect(anew.stdout === plain(...which)).toBe(true);
    await age(-1);
    expect(await listed(first)).toBeUndefined();
    const late = await given('result', first);
    expect(late).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(/^Run \w+ was kept until 20/m) });
  });
});

test('the name of another stack is shown, also in the command that resumes the run', async () => {
  deployed.formation.name = 'Other';
  const { status, stderr } = await given('run', 'small.yaml', '--on', 'aws', '--stack', 'Other', ...fresh());
  expect(status).toBe(0);
  const [, id, command] = /^Run (\w+) on stack Other\. To resume it: pickup-gap (.*)$/m.exec(stderr)!;
  expect(command).toBe(`result ${id} --stack Other --wait`);
  expect((await given(...command.split(' '))).status).toBe(0);
});

test('Ctrl-C before a run has started starts none', async () => {
  const { child, finished } = cli.start('run', 'small.yaml', '--on', 'aws', ...fresh());
  const written = deployed.asked.get('dynamodb:PutItem');
  deployed.formation.beforeDescribing = async () => {
    child.kill('SIGINT');
    await said(child, 'again to stop at once');
  };
  const { status, stderr } = await finished;
  expect(status).toBe(130);
  expect(stderr).not.toMatch(/^Run |The run continues/m);
  expect(deployed.asked.get('dynamodb:PutItem')).toBe(written);
});

test('runs reports dead letters', async () => {
  expect((await given('runs')).stderr).not.toContain('dead-letter');
  const clients = awsClients(deployed.stack.endpoints);
  const QueueUrl = deployed.stack.outputs[queueOutput('booking')];
  await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'nothing that a function can read' }));
  clients.close();
  const dead = async () => (await deployed.stack.progress()).some((queue) => queue.dead > 0);
  await eventually('The message is dead', dead);
  expect((await given('runs')).stderr).toMatch(
    /Its dead-letter queues hold 1 message that could not be handled\. To see why: pickup-gap dead list\./m,
  );
});

describe('is refused with exit 2, and nothing is started', () => {
  const refused = async (why: RegExp, ...args: string[]) => {
    const before = deployed.stack.requests();
    const { status, stdout, stderr } = await given(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(why);
    expect(deployed.stack.requests().filter(({ action }) => WRITES.includes(action))).toEqual(
      before.filter(({ action }) => WRITES.includes(action)),
    );
  };
  const WRITES = ['PutItem', 'SendMessageBatch'];
  const run = ['run', 'small.yaml', '--on', 'aws'];

  test('a stack that does not exist', async () => {
    await refused(
      /There is no stack Other in us-east-1\. Deploy it with pickup-gap deploy/,
      ...run,
      '--stack',
      'Other',
    );
  });

  test('a stack that is not one of ours', async () => {
    deployed.formation.outputs = { Bucket: 'b' };
    await refused(/has no output FunctionsBuild: it is not a stack of pickup-gap,/, ...run);
  });

  test('a stack that is being changed', async () => {
    deployed.formation.status = 'UPDATE_IN_PROGRESS';
    await refused(/The stack PickupGap is in the state UPDATE_IN_PROGRESS: its functions may be changing\./, ...run);
  });

  test('a stack of another build', async () => {
    deployed.formation.outputs = { ...deployed.stack.outputs, FunctionsBuild: '0123456789abcdef' };
    await refused(/are of build 0123456789abcdef, this command is of [0-9a-f]{16}: .*pickup-gap deploy/, ...run);
  });

  test('a machine without credentials, or without a region', async () => {
    cli.env = { ...cli.env, AWS_ACCESS_KEY_ID: undefined };
    await refused(/^No AWS credentials were found \(.*AWS_PROFILE/m, ...run);
    cli.env = { ...deployed.env, AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined };
    await refused(/^No AWS region is set\. Set AWS_REGION/m, ...run);
  });

  test('an account that cannot be reached', async () => {
    cli.env = { ...cli.env, AWS_ENDPOINT_URL_CLOUDFORMATION: 'http://127.0.0.1:9' };
    await refused(/^AWS could not be reached \(ECONNREFUSED/m, ...run);
  });

  test('a run that the stack does not have', async () => {
    await refused(/has no run "0123"\. To list its runs, use pickup-gap runs\./, 'result', '0123');
  });

  test('options that mean nothing together', async () => {
    await refused(/^--stack names a deployed stack\. Add --on aws/m, 'run', 'small.yaml', '--stack', 'Other');
    await refused(/'no_name' is invalid\. Use a letter, then letters/, 'runs', '--stack', 'no_name');
  });
});

describe('the guide’s policy for who runs scenarios', () => {
  const [, block] = /```json\n(.*?)```/s.exec(readFileSync('docs/guides/deploying.md', 'utf8'))!;
  const allowed = (JSON.parse(block).Statement as { Action: string[] }[]).flatMap(({ Action }) => Action).sort();

  test('allows exactly what all these commands have requested', () => {
    expect([...deployed.asked.keys()].sort()).toEqual(allowed);
    // Planted fault: one more permission would be found.
    expect([...deployed.asked.keys(), 'dynamodb:Scan'].sort()).not.toEqual(allowed);
  });
});

import { changedSettings } from '../../../src/cli/deployment/changed-settings.ts';
import { exitCodeOf } from '../../../src/cli/terminal/failure.ts';
import { checkNode } from '../../../src/cli/terminal/node-version.ts';
import { awsRefusal } from '../../../src/cli/where/aws-refusal.ts';
import { findRun } from '../../../src/cli/where/find-run.ts';
import { checkInstalled } from '../../../src/cli/where/peer-packages.ts';
import { elsewhere } from '../elsewhere.ts';
import type { Part, Row, Shown } from '../row.ts';

const ON_AWS = 'test/cli/on-aws.test.ts';
const DEPLOY = 'test/cli/deploy.test.ts';
const RUN = 'pickup-gap run my.yaml --on aws';

/** An error that AWS's clients throw. */
function thrown(given: string, accepted: string, cause: string, error: Error): Row {
  const provoke = async (): Promise<Shown[]> => {
    const refusal = awsRefusal(error);
    return refusal === undefined ? [] : [{ message: refusal.message, exit: exitCodeOf(refusal) }];
  };
  return { given, cause, accepted, provoke };
}

async function refusedBy(work: () => unknown): Promise<Shown[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return [{ message: (error as Error).message, exit: exitCodeOf(error) }];
  }
}

/** A run of a stack whose functions are of the build b2. */
function run(listed: object): () => Promise<Shown[]> {
  const getBytes = async () =>
    Buffer.from(JSON.stringify({ id: '3f2a', expiresAt: 4_102_444_800, build: 'b2', ...listed }));
  const store = { getBytes } as unknown as Parameters<typeof findRun>[1]['store'];
  return () => refusedBy(() => findRun('3f2a', { name: 'PickupGap', build: 'b2', store }));
}

/** A deployed stack with a budget of $20. */
const WITH_BUDGET = {
  status: 'CREATE_COMPLETE',
  outputs: new Map<string, string>(),
  parameters: new Map([
    ['AlarmEmail', 'me@example.org'],
    ['MonthlyDollars', '20'],
  ]),
};

const sdk = (name: string, more: object = {}) => Object.assign(new Error('the reason'), { name, ...more });

export const AWS: Part = {
  title: 'Runs on AWS and on the local stack',
  about: 'A command line, and what it meets.',
  rows: [
    {
      given: 'pickup-gap run my.yaml (on Node 20.19.0)',
      cause: 'Older versions of Node lack parts that pickup-gap uses, such as a database.',
      accepted: 'nvm install 24 && pickup-gap run my.yaml',
      provoke: () => refusedBy(() => checkNode('20.19.0')),
    },
    {
      given: `pickup-gap run my.yaml --on local (where the servers are not installed)`,
      cause: 'The embedded servers are not part of the package, since most commands do not need them.',
      accepted: 'npm install fauxqs dynalite && pickup-gap run my.yaml --on local',
      provoke: () => refusedBy(() => checkInstalled('--on local', ['fauxqs', 'dynalite'], () => false)),
    },
    thrown(
      RUN,
      `AWS_REGION=us-east-1 ${RUN}`,
      'No region is set, so the stack cannot be found.',
      new Error('Region is missing'),
    ),
    thrown(RUN, `AWS_PROFILE=mine ${RUN}`, 'No credentials were found.', sdk('CredentialsProviderError')),
    thrown(
      `AWS_REGION=us-nowhere-1 ${RUN}`,
      `AWS_REGION=us-east-1 ${RUN}`,
      'The network is down, or the region does not exist.',
      sdk('Error', { code: 'ENOTFOUND' }),
    ),
    thrown(
      `${RUN} (without permission)`,
      `${RUN} (with the permissions of the guide)`,
      'AWS refuses a request.',
      sdk('AccessDeniedException', { $metadata: { httpStatusCode: 400 } }),
    ),
    thrown(RUN, RUN, 'AWS answers without a status, and the next request succeeds.', sdk('Unknown', { $metadata: {} })),
    elsewhere(
      'There is no stack',
      ON_AWS,
      `${RUN} --stack Other`,
      RUN,
      'The stack has another name, is in another region or is not deployed.',
    ),
    elsewhere(
      'it is not a stack of pickup-gap',
      ON_AWS,
      `${RUN} --stack Website`,
      RUN,
      'The stack belongs to another product, or an older version deployed it.',
    ),
    elsewhere(
      'its functions may be changing',
      ON_AWS,
      `${RUN} (during a deployment)`,
      `${RUN} (after it)`,
      'Part of the run could use the old functions.',
    ),
    elsewhere(
      ', this command is of',
      ON_AWS,
      `${RUN} (with a newer command)`,
      'pickup-gap deploy',
      'Another version may give other results.',
    ),
    elsewhere(
      'has no run "',
      ON_AWS,
      'pickup-gap result 0123',
      'pickup-gap result 3f2a',
      'The id is misspelt, or of another stack.',
    ),
    {
      given: 'pickup-gap result 3f2a',
      cause: 'Results are kept for some weeks.',
      accepted: RUN,
      provoke: run({ expiresAt: 1_514_764_800 }),
    },
    {
      given: 'pickup-gap result 3f2a',
      cause: 'Another version may store its results in another form.',
      accepted: RUN,
      provoke: run({ build: 'b1' }),
    },
    elsewhere(
      'its output is above',
      DEPLOY,
      'pickup-gap deploy',
      'pickup-gap deploy --yes',
      'The CDK, which deploys the stack, failed.',
    ),
    {
      given: 'pickup-gap deploy --budget 20',
      cause: 'Nobody would read what the budget says.',
      accepted: 'pickup-gap deploy --budget 20 --email me@example.org',
      provoke: () => refusedBy(() => changedSettings({ budget: 20 }, null)),
      accept: async () => changedSettings({ budget: 20, email: 'me@example.org' }, null),
    },
    {
      given: 'pickup-gap deploy --no-email (of a stack with a budget)',
      cause: 'Nobody would read what the budget says.',
      accepted: 'pickup-gap deploy --no-email --no-budget',
      provoke: () => refusedBy(() => changedSettings({ email: false }, WITH_BUDGET)),
      accept: async () => changedSettings({ email: false, budget: false }, WITH_BUDGET),
    },
    elsewhere(
      'Nothing was deleted',
      'test/cli/stack-commands.test.ts',
      'pickup-gap dead purge (without a terminal)',
      'pickup-gap dead purge --yes',
      'Deleted messages cannot be restored, so the command asks first.',
    ),
    elsewhere(
      'is not a batch of messages',
      'test/cli/invoke.test.ts',
      'pickup-gap invoke booking batch.json (where batch.json has {"Records":[]})',
      'pickup-gap invoke booking',
      'Lambda calls a function with at least one message.',
    ),
    elsewhere(
      'Write a batch of messages',
      'test/cli/invoke.test.ts',
      'pickup-gap invoke booking batch.json (where batch.json has Records)',
      'pickup-gap invoke booking',
      'The file is not JSON.',
    ),
    elsewhere(
      'The output cannot be written',
      'test/cli/commands.test.ts',
      'pickup-gap policies > /dev/full',
      'pickup-gap policies',
      'The disk is full.',
    ),
  ],
};

import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BUILD_OUTPUT } from '../../events/queues.ts';
import { Installed } from './command-line.ts';
import { Formation } from './formation.ts';

/**
 * deploy and destroy call the CDK's command line. This stand-in for it records how it was called, and what the assembly
 * that it was given says.
 */
const STAND_IN = `
const { readFileSync, readdirSync, appendFileSync } = require('node:fs');
const args = process.argv.slice(2);
const folder = args[args.indexOf('--app') + 1];
const json = (file) => JSON.parse(readFileSync(folder + '/' + file, 'utf8'));
const { artifacts } = json('manifest.json');
const template = json('PickupGap.template.json');
const table = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::DynamoDB::Table');
const called = {
  args: args.map((arg) => arg === folder ? 'ASSEMBLY' : arg), artifacts, files: readdirSync(folder),
  policy: table.DeletionPolicy, folder, there: process.cwd() === folder,
};
appendFileSync(process.env.CALLED, JSON.stringify(called) + '\\n');
process.stdout.write('the CDK speaks\\n');
process.exit(Number(process.env.CDK_ENDS_WITH));
`;
const CDK = 'node_modules/aws-cdk';

let cli: Installed;
let formation: Formation;
const plant = (file: string, text: string) => {
  mkdirSync(dirname(join(cli.root, file)), { recursive: true });
  writeFileSync(join(cli.root, file), text);
};
const plantCdk = () => {
  plant(`${CDK}/bin/cdk`, STAND_IN);
  plant(`${CDK}/package.json`, JSON.stringify({ name: 'aws-cdk', exports: { './bin/cdk': './bin/cdk' } }));
};
interface Call {
  args: string[];
  artifacts: Record<string, { properties: Record<string, unknown>; [more: string]: unknown }>;
  files: string[];
  policy: string;
  folder: string;
  there: boolean;
}
const file = () => join(cli.root, 'called.json');
const calls = () =>
  readFileSync(file(), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Call);
const called = () => calls().at(-1)!;

beforeAll(async () => {
  cli = new Installed();
  symlinkSync(resolve('dist/stack'), join(cli.root, 'dist/stack'));
  plantCdk();
  formation = await Formation.start();
});
beforeEach(() => {
  rmSync(file(), { force: true });
  Object.assign(formation, { name: null, outputs: {}, parameters: {}, concurrency: 1000 });
  cli.env = { ...formation.env, CDK_ENDS_WITH: '0', CALLED: file() };
});
afterAll(async () => {
  await formation.stop();
  cli.remove();
});

const given = (...args: string[]) => cli.start(...args).finished;
/** As CloudFormation describes a stack that was deployed with these settings. */
const deployed = (parameters: Record<string, string>, keeps = 'false') =>
  Object.assign(formation, { name: 'PickupGap', parameters, outputs: { [BUILD_OUTPUT]: 'b', KeepsData: keeps } });
const parameters = () => called().args.filter((_, i, all) => all[i - 1] === '--parameters');

describe('deploy', () => {
  test('from the installed package gives the CDK the assembly, and needs no sources', async () => {
    const { status, stdout } = await given('deploy');
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'the CDK speaks\n' });
    expect(called().args).toEqual(['deploy', 'PickupGap', '--app', 'ASSEMBLY', '--no-notices']);
    expect(called().there).toBe(true);
    expect(called().files.filter((name) => name.startsWith('asset.'))).toHaveLength(5);
  });

  test('removes its copy of the assembly afterwards', async () => {
    await given('deploy');
    expect(() => readFileSync(join(called().folder, 'manifest.json'))).toThrow('ENOENT');
  });

  test('gives the stack another name in the manifest only, and refers to no file that the package lacks', async () => {
    await given('deploy', '--stack', 'Other');
    const { args, artifacts, files } = called();
    expect(args[1]).toBe('Other');
    expect(Object.keys(artifacts)).toEqual(['Other.assets', 'Other']);
    expect(artifacts.Other).toMatchObject({
      dependencies: ['Other.assets'],
      properties: { stackName: 'Other', templateFile: 'PickupGap.template.json' },
    });
    expect(artifacts.Other).not.toHaveProperty('additionalMetadataFile');
    expect(files).toContain('PickupGap.assets.json');
  });

  test('passes options on as parameters, and --yes as consent', async () => {
    const options = ['--email', 'a@b.example', '--budget', '20', '--concurrency', '10', '--warm-writes', '8000'];
    const { stderr } = await given('deploy', ...options, '--most-writes', '9000', '--yes');
    expect(parameters()).toEqual([
      'AlarmEmail=a@b.example',
      'MonthlyDollars=20',
      'ConcurrencyPerFunction=10',
      'WarmWritesPerSecond=8000',
      'MostWritesPerSecond=9000',
    ]);
    expect(called().args.slice(-2)).toEqual(['--require-approval', 'never']);
    expect(stderr).toContain('Setting of PickupGap: address for alarms: none → a@b.example.\n');
  });

  test('keeps what an earlier deployment set', async () => {
    deployed({ AlarmEmail: 'a@b.example', MonthlyDollars: '20' });
    const { stderr } = await given('deploy');
    expect(parameters()).toEqual([]);
    expect(stderr).not.toContain('Setting of');
    // A budget needs an address, and there is one.
    expect((await given('deploy', '--budget', '30')).status).toBe(0);
    expect(parameters()).toEqual(['MonthlyDollars=30']);
  });

  test('undoes a setting only on request', async () => {
    deployed({ AlarmEmail: 'a@b.example', MonthlyDollars: '20', ConcurrencyPerFunction: '10' });
    await given('deploy', '--no-budget', '--no-email', '--no-concurrency');
    expect(parameters()).toEqual(['AlarmEmail=', 'MonthlyDollars=0', 'ConcurrencyPerFunction=0']);
    const { status, stderr } = await given('deploy', '--no-email');
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/budget of \$20 .*Add --no-budget, or drop --no-email/),
    ]);
  });

  test('keeps data once it was told to, until it is told not to', async () => {
    await given('deploy');
    expect(called().policy).toBe('Delete');
    await given('deploy', '--keep-data');
    expect(called().policy).toBe('Retain');
    deployed({}, 'true');
    await given('deploy');
    expect(called().policy).toBe('Retain');
    const { stderr } = await given('deploy', '--no-keep-data');
    expect(called().policy).toBe('Delete');
    expect(stderr).toContain('data are kept when the stack is destroyed: yes → no.\n');
  });

  test('with --diff shows what would change; without a terminal or --yes nothing is deployed', async () => {
    deployed({});
    const { status, stderr } = await given('deploy', '--diff', '--concurrency', '10');
    expect(calls().map(({ args }) => args[0])).toEqual(['diff']);
    expect(parameters()).toEqual(['ConcurrencyPerFunction=10']);
    expect([status, stderr]).toEqual([0, expect.stringContaining('Nothing was deployed.')]);
    rmSync(file());
    await given('deploy', '--diff', '--yes');
    expect(calls().map(({ args }) => args[0])).toEqual(['diff', 'deploy']);
  });

  test('a budget without an address to write to is refused', async () => {
    const { status, stderr } = await given('deploy', '--budget', '20');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^A budget needs an address to write to\. Add --email ADDRESS/m);
  });
});

describe('the account’s limits', () => {
  test('are asked of Lambda, with a request that is signed for Lambda', async () => {
    formation.signedFor.clear();
    const { stderr } = await given('deploy');
    expect([...formation.signedFor]).toEqual(['cloudformation', 'lambda']);
    expect(stderr).not.toContain('This account');
  });

  test('lead to a warning with the numbers and an option, if they are low', async () => {
    formation.concurrency = 10;
    const { status, stderr } = await given('deploy');
    expect(status).toBe(0);
    expect(stderr).toMatch(/may run 10 functions at once here, 10 of them unreserved\. .* 200 .* 100 with --bulk/);
    expect(stderr).toMatch(/use --concurrency 2,/);
    expect((await given('deploy', '--concurrency', '2')).stderr).not.toContain('This account');
  });

  test('may be unknown, which stops no deployment', async () => {
    formation.concurrency = null;
    const { status, stderr } = await given('deploy');
    expect([status, stderr]).toEqual([0, expect.stringMatching(/is not known \(Lambda answered with HTTP 403\)/)]);
  });
});

test('destroy asks first, unless --yes is given', async () => {
  expect((await given('destroy')).status).toBe(0);
  expect(called().args).toEqual(['destroy', 'PickupGap', '--app', 'ASSEMBLY', '--no-notices']);
  expect((await given('destroy', '--yes')).status).toBe(0);
  expect(called().args.at(-1)).toBe('--force');
});

test('if the CDK fails, it has said why; exit 2 and a hint at the bootstrap', async () => {
  cli.env.CDK_ENDS_WITH = '1';
  const { status, stderr } = await given('deploy');
  expect(status).toBe(2);
  expect(stderr).toMatch(/The CDK ended with 1; its output is above\. .*first run npx cdk bootstrap\.\n$/);
});

test('without credentials or a region the CDK is not started', async () => {
  cli.env.AWS_ACCESS_KEY_ID = undefined;
  for (const command of ['deploy', 'destroy']) {
    const { status, stderr } = await given(command);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^No AWS credentials were found/m);
  }
  cli.env = { ...cli.env, AWS_ACCESS_KEY_ID: 'user', AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined };
  expect((await given('deploy')).stderr).toMatch(/^No AWS region is set/m);
  expect(called).toThrow('ENOENT');
});

test('without the CDK it says which package to install', async () => {
  rmSync(join(cli.root, CDK), { recursive: true });
  try {
    for (const command of ['deploy', 'destroy']) {
      const { status, stderr } = await given(command);
      expect(status).toBe(2);
      expect(stderr).toMatch(
        new RegExp(
          `^pickup-gap ${command} needs the package aws-cdk, which is not installed. Run npm install aws-cdk@`,
          'm',
        ),
      );
    }
  } finally {
    plantCdk();
  }
});

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { Installed } from './command-line.ts';

/** deploy and destroy call the CDK's command line. This stand-in for it records how it was called. */
const STAND_IN = `
const called = { args: process.argv.slice(2), path: process.env.PATH };
require('node:fs').writeFileSync('called.json', JSON.stringify(called));
process.stdout.write('the CDK speaks\\n');
process.exit(Number(process.env.CDK_ENDS_WITH));
`;
const PROJECT = { 'infra/app.ts': '', 'cdk.json': '{}', 'node_modules/aws-cdk/bin/cdk': STAND_IN };

let cli: Installed;
const plant = (file: string, text: string) => {
  mkdirSync(dirname(join(cli.root, file)), { recursive: true });
  writeFileSync(join(cli.root, file), text);
};
const called = () => JSON.parse(readFileSync(join(cli.root, 'called.json'), 'utf8'));

beforeAll(() => {
  cli = new Installed();
  for (const [file, text] of Object.entries(PROJECT)) plant(file, text);
  plant('node_modules/aws-cdk-lib/package.json', '{}');
});
beforeEach(() => {
  rmSync(join(cli.root, 'called.json'), { force: true });
  cli.env = {
    HOME: '/nonexistent',
    AWS_PROFILE: undefined,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'user',
    AWS_SECRET_ACCESS_KEY: 'secret',
    AWS_EC2_METADATA_DISABLED: 'true',
    CDK_ENDS_WITH: '0',
  };
});
afterAll(() => cli.remove());

const given = (...args: string[]) => cli.start(...args).finished;

test('deploy deploys the stack and passes the options in the context', async () => {
  const { status, stdout } = await given('deploy');
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'the CDK speaks\n' });
  expect(called().args).toEqual(['deploy', 'PickupGap', '--context', 'stack=PickupGap']);

  const more = ['--stack', 'Other', '--email', 'a@b.example', '--budget', '20', '--keep-data', '--yes'];
  expect((await given('deploy', ...more)).status).toBe(0);
  expect(called().args.join(' ')).toBe(
    'deploy Other --context stack=Other --context email=a@b.example --context monthly-dollars=20 ' +
      '--context keep-data=true --require-approval never',
  );
});

test('destroy asks first, unless --yes is given', async () => {
  expect((await given('destroy')).status).toBe(0);
  expect(called().args).toEqual(['destroy', 'PickupGap', '--context', 'stack=PickupGap']);
  expect((await given('destroy', '--yes')).status).toBe(0);
  expect(called().args).toEqual(['destroy', 'PickupGap', '--context', 'stack=PickupGap', '--force']);
});

test('the app runs on the repository’s Node, whatever Node the user has', async () => {
  await given('deploy');
  expect(called().path.startsWith(join(cli.root, 'node_modules/.bin'))).toBe(true);
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

test('a budget without an address to write to is refused', async () => {
  const { status, stderr } = await given('deploy', '--budget', '20');
  expect(status).toBe(2);
  expect(stderr).toMatch(/^A budget needs an address to write to\. Add --email ADDRESS/m);
});

test.each([...Object.keys(PROJECT), 'node_modules/aws-cdk-lib/package.json'])(
  'without %s, as in the installed package, it says what is missing and what to do',
  async (file) => {
    rmSync(join(cli.root, file.replace('/package.json', '')), { recursive: true });
    try {
      const { status, stderr } = await given('deploy');
      expect(status).toBe(2);
      expect(stderr).toMatch(/^pickup-gap deploy works in a clone of the repository .* has no .*npm ci/m);
      expect(stderr).toContain(`has no ${file.replace('/package.json', '')}. `);
    } finally {
      plant(file, PROJECT[file as keyof typeof PROJECT] ?? '{}');
    }
  },
);

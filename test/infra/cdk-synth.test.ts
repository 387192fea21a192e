import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

/** `npx cdk synth`, the CDK's own command line, on the app of cdk.json: without an account and without a network. */

const project = mkdtempSync(join(tmpdir(), 'cdk-synth-'));
beforeAll(() => {
  for (const part of [
    'cdk.json',
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'events',
    'functions',
    'infra',
    'src',
  ]) {
    cpSync(resolve(part), join(project, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
});
afterAll(() => rmSync(project, { recursive: true }));

/** Every connection leads to a port where nobody listens, and no credentials can be found. */
const env = {
  HOME: project,
  PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
  HTTPS_PROXY: 'http://127.0.0.1:9',
  HTTP_PROXY: 'http://127.0.0.1:9',
  AWS_EC2_METADATA_DISABLED: 'true',
};
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project, encoding: 'utf8', env });
const synth = () => node(resolve('node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet');

test('passes, and gives the template that the local stack runs', () => {
  const { status, stderr } = synth();
  expect([status, stderr]).toEqual([0, expect.not.stringMatching(/error/i)]);
  expect(node('infra/synth.ts').status).toBe(0); // what npm run build does
  const template = (folder: string) => readFileSync(join(project, folder, 'PickupGap.template.json'), 'utf8');
  expect(template('cdk.out') === template('dist/stack')).toBe(true);
});

test('planted fault: a queue without encryption in transit or dead letters does not pass cdk-nag', () => {
  const file = join(project, 'infra/pipeline-stack.ts');
  const source = readFileSync(file, 'utf8');
  const [stack, budget] = ["const watch = new Watch(this, 'Watch'", "import { Budget } from './budget.ts';"];
  expect([source.includes(stack), source.includes(budget)]).toEqual([true, true]);
  const open = source.replace(stack, `new Queue(this, 'Open');\n    ${stack}`);
  writeFileSync(file, open.replace(budget, `import { Queue } from 'aws-cdk-lib/aws-sqs';\n${budget}`));
  rmSync(join(project, 'cdk.out'), { recursive: true, force: true });
  const { status, stdout, stderr } = synth();
  expect(status).toBe(1);
  expect(stdout + stderr).toMatch(/AwsSolutions-SQS[34]/);
});

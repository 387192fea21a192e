import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';

/** The roles for GitHub Actions, as the guide prints them. */

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource?: string;
  Condition?: { StringEquals: Record<string, string> };
}

const blocks = (page: string, language: string) =>
  [...readFileSync(page, 'utf8').matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs'))].map(
    ([, text]) => text!,
  );
const policies = (page: string) =>
  blocks(page, 'json').map((text) => (JSON.parse(text) as { Statement: Statement[] }).Statement);
const actions = (statements: readonly Statement[]) => statements.flatMap(({ Action }) => Action).sort();

const [trust, running, deploying] = policies('docs/guides/github-actions-on-aws.md') as [
  Statement[],
  Statement[],
  Statement[],
];
const [person] = policies('docs/guides/deploying.md') as [Statement[]];

test('the role that runs scenarios may do exactly what a person may who runs them', () => {
  expect(actions(running)).toEqual(actions(person));
});

test('the role that deploys may do what deploy asks for itself, and take the CDK’s roles', () => {
  expect(actions(deploying)).toEqual(['cloudformation:DescribeStacks', 'lambda:GetAccountSettings', 'sts:AssumeRole']);
});

test('every statement allows named actions; only what has no resource is allowed on all', () => {
  for (const { Effect, Action, Resource } of [...running, ...deploying]) {
    expect(Effect).toBe('Allow');
    for (const action of [Action].flat()) expect(action).toMatch(/^[a-z]+:[A-Za-z]+$/);
    if (Resource === '*') expect(Action).toEqual(['lambda:GetAccountSettings']);
    else expect(Resource).toMatch(/^arn:aws:[a-z]+:.*(PickupGap|cdk-)/);
  }
});

test('only jobs of one environment of one repository may take a role', () => {
  expect(trust).toHaveLength(1);
  const { Action, Condition } = trust[0]!;
  expect(Action).toBe('sts:AssumeRoleWithWebIdentity');
  const host = 'token.actions.githubusercontent.com';
  expect(Object.keys(Condition!)).toEqual(['StringEquals']);
  expect(Condition!.StringEquals[`${host}:aud`]).toBe('sts.amazonaws.com');
  expect(Condition!.StringEquals[`${host}:sub`]).toMatch(/^repo:[^*/]+\/[^*:]+:environment:[^*]+$/);
});

test('the job asks for an identity, and for nothing to write', () => {
  const [text] = blocks('docs/guides/github-actions-on-aws.md', 'yaml');
  const { jobs } = parse(text!) as { jobs: { run: { environment: string; permissions: object } } };
  expect(jobs.run.permissions).toEqual({ 'id-token': 'write', contents: 'read' });
  expect(trust[0]!.Condition!.StringEquals['token.actions.githubusercontent.com:sub']).toContain(jobs.run.environment);
});

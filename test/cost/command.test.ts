import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Estimate } from '../../src/cost/estimate.ts';
import { Installed, SMALL } from '../cli/command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
});
afterAll(() => cli.remove());

const estimate = (...more: string[]): Estimate => {
  const { status, stdout, stderr } = cli.run('cost', 'small.yaml', '--json', ...more);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
};

describe('cost FILE', () => {
  test('shows each service, the total, and the assumptions, with dates', () => {
    const { status, stdout, stderr } = cli.run('cost', 'small.yaml');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('4 replications under 2 policies, event by event, up to 1,000 people per message');
    for (const service of ['SQS', 'DynamoDB', 'Lambda']) expect(stdout).toMatch(new RegExp(`^ {2}${service} `, 'm'));
    expect(stdout).toMatch(/^ {2}total +0\.0\d+$/m);
    expect(stdout).toMatch(/noted in \d{4}-\d{2}/);
    expect(stdout).toMatch(/measured \d{4}-\d{2}-\d{2}/);
  });

  test('prints JSON with the region, date and page of every price, and the same bytes again', () => {
    const { prices, way, replications } = estimate('--replications', '7', '--chunk', '5');
    expect([way, replications]).toEqual([{ chunk: 5 }, 7]);
    for (const price of prices) {
      expect(price.region).toBe('us-east-1');
      expect(price.date).toMatch(/^\d{4}-\d{2}$/);
      expect(price.url).toMatch(/^https:\/\/aws\.amazon\.com\//);
    }
    expect(cli.run('cost', 'small.yaml', '--json').stdout).toBe(cli.run('cost', 'small.yaml', '--json').stdout);
  });

  test('--bulk estimates a run in blocks, which writes no notices and so costs less than events', () => {
    const [bulk, events] = [estimate('--bulk'), estimate()];
    expect(bulk.way).toEqual({ block: 1 });
    expect(bulk.dollars).toBeLessThan(events.dollars);
  });

  test('a smaller chunk sends more messages', () => {
    const sent = ({ lines }: Estimate) => lines.find(({ what }) => what === 'messages sent')?.count ?? 0;
    expect(sent(estimate('--chunk', '1'))).toBeGreaterThan(sent(estimate()));
  });
});

describe('is refused, and nothing is printed', () => {
  test.each([
    ['a file that is not there', ['cost', 'nowhere.yaml'], 'nowhere.yaml'],
    ['--bulk with --chunk', ['cost', 'small.yaml', '--bulk', '--chunk', '5'], 'Drop --chunk or --bulk.'],
    ['a chunk of nobody', ['cost', 'small.yaml', '--chunk', '0'], 'whole number from 1 to 3000'],
  ])('%s', (_, args, said) => {
    const { status, stdout, stderr } = cli.run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(said);
  });

  test('a scenario with a mistake, with its line and column', () => {
    cli.write('wrong.yaml', SMALL.replace('replications: 4', 'replications: many'));
    const { status, stderr } = cli.run('cost', 'wrong.yaml');
    expect(status).toBe(2);
    expect(stderr).toMatch(/wrong\.yaml:\d+:\d+: /);
  });
});

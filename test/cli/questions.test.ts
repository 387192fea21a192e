import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { AttributeResult } from '../../src/attribute/attribute-result.ts';
import type { SeekResult } from '../../src/seek/seek-result.ts';
import { CERTAIN } from '../seek/scenarios.ts';
import { CTRL_C_AS_IT_LISTENS, Installed } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('certain.yaml', CERTAIN);
});
afterEach(() => {
  cli.env = {};
});
afterAll(() => cli.remove());

const SEEK = ['seek', 'certain.yaml', '--reach', 'pickup rate 63 % ± 4 %', '--vary', 'agentArrival.decline'];
const seek = (...more: string[]) => cli.run(...SEEK, '5 %..80 %', ...more);
const attribute = (...more: string[]) => cli.run('attribute', 'certain.yaml', '--replications', '2', ...more);

function fits(name: string, text: string): boolean {
  const schema = JSON.parse(cli.run('schema', '--of', name).stdout);
  return new Ajv2020({ strict: false }).compile(schema)(JSON.parse(text));
}

describe('seek FILE', () => {
  test('prints what was found, what it does to the rest, and what made it', () => {
    const { status, stdout } = seek();
    expect(status).toBe(0);
    expect(stdout).toContain('Sought under "practice": pickup rate at least 63 %.');
    expect(stdout).toMatch(/Reached at 3\d(\.\d)? % \(95 % interval/);
    expect(stdout).toMatch(/pickups .* the agency/);
    expect(stdout).toMatch(/^pickup-gap .* replications \d+$/m);
  });

  test('prints JSON that fits its schema, and the same bytes with two workers', () => {
    const { stdout } = seek('--json');
    expect(fits('seek', stdout)).toBe(true);
    expect(seek('--json', '--workers', '2').stdout).toBe(stdout);
  });

  test('exits with 1 where nothing reaches the target, and shows the best', () => {
    const { status, stdout } = cli.run(...SEEK, '60 %..80 %');
    expect(status).toBe(1);
    expect(stdout).toMatch(/It cannot be reached by this alone: the best it can do is [\d.]+ ± [\d.]+ %, at 60 %\./);
  });

  test('searches pairs where several values are given', () => {
    const { status, stdout } = cli.run(...SEEK, '40 %..80 %', '--vary', 'agentArrival.noShow', '0..10 %', '--json');
    expect(status).toBe(1);
    const { alone, pair }: SeekResult = JSON.parse(stdout);
    expect([alone.map(({ path }) => path), pair]).toEqual([['agentArrival.decline', 'agentArrival.noShow'], null]);
  });

  test('writes tables', () => {
    expect(seek('--csv', 'found').status).toBe(0);
    expect(readdirSync(cli.path('found')).toSorted()).toEqual(['costs.csv', 'found.csv', 'pair.csv', 'tried.csv']);
    const [header, row] = readFileSync(cli.path('found/found.csv'), 'utf8').split('\r\n');
    expect(header).toBe('path,written,isReached,value,low,high,change,until,result,resultLow,resultHigh');
    expect(row).toMatch(/^agentArrival\.decline,80 %,yes,3\d/);
  });

  test('says after Ctrl-C what was found so far, and exits with 130', () => {
    cli.env = CTRL_C_AS_IT_LISTENS;
    const { status, stdout } = cli.run(...SEEK, '5 %..80 %', '--json');
    expect(status).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false, alone: [], manifest: { complete: false } });
  });
});

describe('attribute FILE', () => {
  test('prints where pickups are lost, and what that means', () => {
    const { status, stdout } = attribute();
    expect(status).toBe(0);
    expect(stdout).toMatch(/the agency’s choice +it decides to come +\+\d/);
    expect(stdout).toContain('agentArrival.decline: 0 %');
    expect(stdout).toContain('Under "practice" it is so already.');
  });

  test('prints JSON that fits its schema, and the same bytes with two workers', () => {
    const { stdout } = attribute('--json');
    expect(fits('attribute', stdout)).toBe(true);
    expect(attribute('--json', '--workers', '2').stdout).toBe(stdout);
    const { locks, whole }: AttributeResult = JSON.parse(stdout);
    expect(locks.reduce((sum, { part }) => sum + part.pickups, 0)).toBeCloseTo(whole.pickups, 6);
  });

  test('shows parts that sum to the whole', () => {
    const { stdout } = attribute();
    const parts = [...stdout.matchAll(/^ {2}(?:the|no-shows).*? {2,}\D+? {2,}([+−]?[\d.]+) /gm)].map(([, part]) =>
      Number(part.replace('−', '-')),
    );
    const [, whole] = /all together +\+([\d.]+)/.exec(stdout)!;
    expect(parts).toHaveLength(8);
    expect(parts.reduce((sum, one) => sum + one, 0)).toBeCloseTo(Number(whole), 9);
  });

  test('writes tables', () => {
    expect(attribute('--csv', 'locks').status).toBe(0);
    expect(readdirSync(cli.path('locks')).toSorted()).toEqual([
      'combinations.csv',
      'edits.csv',
      'locks.csv',
      'pairs.csv',
    ]);
    expect(readFileSync(cli.path('locks/locks.csv'), 'utf8').split('\r\n')[0]).toBe(
      'lock,holder,canBind,partPickups,part,partLow,partHigh,alonePickups,alone,aloneLow,aloneHigh,lastPickups,last,lastLow,lastHigh',
    );
  });

  test('says after Ctrl-C what the finished replications gave, and exits with 130', () => {
    cli.env = CTRL_C_AS_IT_LISTENS;
    const { status, stdout } = cli.run('attribute', 'certain.yaml', '--json');
    expect(status).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ complete: false });
  });
});

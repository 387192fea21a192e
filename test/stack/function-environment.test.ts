import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { FunctionEnvironment } from '../../src/stack/functions/function-environment.ts';
import { eventually } from '../eventually.ts';
import { HeldClock } from './held-clock.ts';

const LIMIT = 60_000;
/** Before it continues, the function waits for the file of that name; it says so first. */
const WAITING = `
  import { existsSync } from 'node:fs';
  import { setTimeout as pause } from 'node:timers/promises';
  async function waitFor(name) {
    console.log(name);
    while (!existsSync(import.meta.dirname + '/' + name)) await pause(5);
  }`;

const folder = mkdtempSync(join(tmpdir(), 'environment-'));
let environment: FunctionEnvironment | undefined;
afterEach(async () => {
  await environment?.end('the test ends');
  rmSync(folder, { recursive: true });
});

test('loading takes none of a function’s time; each of the two may take as long as the function', async () => {
  const clock = new HeldClock();
  const logs: string[] = [];
  const said = (line: string) => eventually(`The function says ${line}`, () => logs.includes(line));
  const timeEndsAt = (at: number) => eventually(`Its time ends at ${at}`, () => clock.alarms[0] === at);
  const letGo = (name: string) => writeFileSync(join(folder, name), '');
  writeFileSync(
    join(folder, 'index.mjs'),
    `${WAITING}
     await waitFor('load');
     export async function handler(event) {
       await waitFor(event.name);
       return event.name;
     }`,
  );
  environment = new FunctionEnvironment(
    {
      name: 'slow',
      arn: 'arn',
      folder,
      file: 'index.mjs',
      exported: 'handler',
      environment: {},
      memoryMiB: 128,
      reservedConcurrency: 1,
      permissions: [],
      timeoutSeconds: LIMIT / 1000,
    },
    1,
    {
      endpoints: { sqs: 'http://127.0.0.1:9', dynamoDb: 'http://127.0.0.1:9' },
      onLog: (_, line) => logs.push(line),
      clock,
    },
  );

  const first = environment.invoke({ name: 'work' });
  await said('load');
  expect(clock.alarms).toEqual([LIMIT]);
  clock.advance(LIMIT - 1);
  letGo('load');
  await said('work');
  await timeEndsAt(2 * LIMIT - 1);
  clock.advance(LIMIT - 1);
  letGo('work');
  expect(await first).toEqual({ kind: 'returned', value: '"work"' });
  expect(clock.alarms).toEqual([]);

  // The time left of the first invocation does not end the second.
  const second = environment.invoke({ name: 'more work' });
  await said('more work');
  await timeEndsAt(3 * LIMIT - 2);
  clock.advance(LIMIT - 1);
  expect(environment.alive).toBe(true);
  clock.advance(1);
  expect(await second).toEqual({ kind: 'timedOut' });
  expect(environment.alive).toBe(false);
});

import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { LESSONS } from '../../src/page/explore/lessons/lessons.ts';
import { ENDLESS, Installed, SMALL } from './command-line.ts';

const installed = new Installed();
afterAll(() => installed.remove());
const scenario = installed.write('small.yaml', SMALL);
const page = (name: string) => readFileSync(installed.path(name), 'utf8');

describe('pickup-gap explore', () => {
  test('writes NAME.html beside the scenario, the same bytes each time, and replaces it only with --force', () => {
    expect(installed.run('explore', scenario)).toMatchObject({ status: 0, stdout: 'Written: small.html\n' });
    const first = page('small.html');
    const refused = installed.run('explore', scenario);
    expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('small.html already exists') });
    expect(installed.run('explore', scenario, '--force').status).toBe(0);
    expect(page('small.html')).toBe(first);
  });

  test('its content security policy allows its own two scripts and style sheet, by hash, and nothing else', () => {
    const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(page('small.html'))!;
    expect(policy.replaceAll('&#39;', "'").replaceAll(/sha256-[\w+/=]{44}/g, 'HASH')).toBe(
      "default-src 'none'; script-src 'HASH' 'HASH'; style-src 'HASH'; worker-src blob:; img-src data:; " +
        "base-uri 'none'; form-action 'none'",
    );
    expect(page('small.html')).not.toMatch(/ style=| on[a-z]+=/);
  });

  test('a page from standard input needs a name', () => {
    const { status, stderr } = installed.shell('pickup-gap explore - < small.yaml');
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('Name the page') });
    expect(installed.shell('pickup-gap explore - piped.html < small.yaml').status).toBe(0);
    expect(existsSync(installed.path('piped.html'))).toBe(true);
  });

  test('a scenario that is too large for a browser is written without controls, and says why', () => {
    const many = Array.from({ length: 10 }, (_, i) => `  p${i}: {}\n`).join('');
    const crowd = SMALL.replace('rate: 6 per day, foreignBorn: 100 %', 'rate: 200000 per day, foreignBorn: 0 %')
      .replace('replications: 4', 'replications: 1')
      .replace(/ {2}practice: \{\}[\s\S]*/, many);
    const large = installed.write('large.yaml', crowd);
    const rows = Array.from({ length: 130_000 }, (_, i) => `2018-01-0${1 + (i % 7)} 0${i % 10}:00`).join('\n');
    installed.write('times.csv', `booked\n${rows}\n`);
    const table = installed.write(
      'table.yaml',
      SMALL.replace('rate: 6 per day', 'times: { csv: times.csv, column: booked }').replace(
        'replications: 4',
        'replications: 1',
      ),
    );
    for (const [file, why] of [
      [table, /The page has no controls: the scenario and its files take \d+ characters/],
      [large, /The page has no controls: a replication follows about \d+ million people/],
    ] as const) {
      const { status, stderr } = installed.run('explore', file, '--force');
      expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringMatching(why) });
      expect(page(file.replace('.yaml', '.html'))).not.toContain('<script');
    }
  });

  test('--open hands the page to the system’s opener, without a shell', () => {
    const folder = installed.path('bin');
    mkdirSync(folder);
    const opener = join(folder, 'xdg-open');
    writeFileSync(opener, `#!/bin/sh\nprintf '%s' "$1" > "${installed.path('opened')}"\n`);
    chmodSync(opener, 0o755);
    const name = '$(touch broken) page.html';
    const wait = 'for i in $(seq 100); do [ -s opened ] && break; sleep 0.05; done';
    const { status } = installed.shell(
      `PATH="${folder}:$PATH" pickup-gap explore small.yaml '${name}' --open && ${wait}`,
    );
    expect(status).toBe(0);
    expect(readFileSync(installed.path('opened'), 'utf8')).toBe(installed.path(name));
    expect(existsSync(installed.path('broken'))).toBe(false);
  });

  test('--open without an opener says so, and the page is written', () => {
    const { status, stderr } = installed.shell('PATH=/nowhere pickup-gap explore small.yaml alone.html --open');
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('this system has no xdg-open') });
    expect(existsSync(installed.path('alone.html'))).toBe(true);
  });

  test.each(LESSONS.map(({ key, scenario: file }) => [key, file]))('the lesson %s is about %s', (key, file) => {
    const from = join(process.cwd(), 'scenarios/classroom', file);
    const { status, stderr } = installed.run('explore', from, `${key}.html`, '--lesson', key, '--replications', '2');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(page(`${key}.html`)).toContain(`"key":"${key}"`);
  });
});

describe.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)('%s ends explore with its exit code', (signal, code) => {
  const folder = installed.path(`bin-${signal}`);
  mkdirSync(folder);
  const opener = join(folder, 'xdg-open');
  const opened = installed.path(`opened-${signal}`);
  writeFileSync(opener, `#!/bin/sh\nprintf '%s' "$1" > "${opened}"\n`);
  chmodSync(opener, 0o755);
  const withOpener = { PATH: `${folder}:${process.env.PATH}` };
  /** Sends the signal as the command calls a function of Node with a text that has `text` in it. */
  const asItCalls = (module: string, name: string, text: string) => ({
    ...withOpener,
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(
      `import called from '${module}';
       import { syncBuiltinESMExports } from 'node:module';
       const original = called.${name};
       called.${name} = (first, ...others) => {
         if (String(first).includes('${text}')) process.kill(process.pid, '${signal}');
         return original(first, ...others);
       };
       syncBuiltinESMExports();`,
    )}`,
  });

  test('while it runs: nothing is written, printed or opened', async () => {
    installed.write('endless.yaml', ENDLESS);
    const before = readdirSync(installed.room);
    const asItListens = `process.on('newListener', (name) => {
      if (name === '${signal}') setImmediate(() => process.kill(process.pid, name));
    });`;
    installed.env = {
      ...withOpener,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(asItListens)}`,
    };
    const { status, stdout, stderr } = await installed.start('explore', 'endless.yaml', '--open').finished;
    expect({ status, stdout }).toEqual({ status: code, stdout: '' });
    expect(stderr).toContain('Nothing was written');
    expect(readdirSync(installed.room)).toEqual(before);
  });

  test.each([
    ['collects what the page holds', 'node:fs/promises', 'readFile', 'engine.txt'],
    ['writes the page', 'node:fs/promises', 'writeFile', 'stopped.html.new-'],
  ])('while it %s: nothing is left', async (_, module, name, text) => {
    const before = readdirSync(installed.room);
    installed.env = asItCalls(module, name, text);
    const { status, stdout } = await installed.start('explore', scenario, 'stopped.html', '--open').finished;
    expect({ status, stdout }).toEqual({ status: code, stdout: '' });
    expect(readdirSync(installed.room)).toEqual(before);
  });

  test('but not once the page is written: it is whole, and was opened', async () => {
    const before = readdirSync(installed.room);
    installed.env = asItCalls('node:child_process', 'spawn', 'xdg-open');
    const { status } = await installed.start('explore', scenario, `${signal}.html`, '--open').finished;
    expect(status).toBe(0);
    expect(page(`${signal}.html`)).toBe(page('small.html'));
    const made = readdirSync(installed.room).filter((name) => !before.includes(name) && !opened.endsWith(name));
    expect(made).toEqual([`${signal}.html`]);
  });
});

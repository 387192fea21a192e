import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ENDLESS, Installed, SMALL, said } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
  cli.write('small.yaml', SMALL);
});
afterAll(() => cli.remove());

describe('run FILE --html PAGE --with-spread', () => {
  test('measures the weight of assumptions, also of a scenario from a pipe, and changes nothing else', () => {
    const plain = cli.run('run', 'small.yaml', '--json', '--html', 'plain.html');
    const weighed = cli.shell('pickup-gap run - --json --html weighed.html --with-spread < small.yaml');
    expect(weighed).toMatchObject({ status: 0, stderr: expect.stringContaining('Written: weighed.html') });
    expect(weighed.stdout).toBe(plain.stdout);
    const [before, after] = ['plain.html', 'weighed.html'].map((name) => readFileSync(cli.path(name), 'utf8'));
    expect(before).toContain('does not say how much each matters');
    expect(after).toContain('each alone moved by a quarter of itself');
    const most = after.split('class="weights"')[1].split('</ul>')[0].match(/<li>/g) ?? [];
    expect(most.length).toBeGreaterThan(0);
    expect(most.length).toBeLessThanOrEqual(5);
  });

  test('is not begun after Ctrl-C', async () => {
    cli.write('endless.yaml', ENDLESS);
    const { child, finished } = cli.start('run', 'endless.yaml', '--html', 'cut.html', '--with-spread');
    await said(child, 'listening');
    child.kill('SIGINT');
    expect((await finished).status).toBe(130);
    const page = readFileSync(cli.path('cut.html'), 'utf8');
    expect(page).toContain('The run stopped early');
    expect(page).not.toContain('each alone moved');
  });
});

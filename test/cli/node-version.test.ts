import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkNode } from '../../src/cli/terminal/node-version.ts';
import { Installed } from './command-line.ts';

let cli: Installed;
beforeAll(() => {
  cli = new Installed();
});
afterAll(() => cli.remove());

test.each(['20.19.0', '22.4.1'])('Node %s is too old', (version) => {
  expect(() => checkNode(version)).toThrow(`pickup-gap needs Node 22.5 or later, and this is ${version}.`);
});

test.each(['22.5.0', '24.21.0', '26.0.0'])('Node %s is new enough', (version) => {
  expect(() => checkNode(version)).not.toThrow();
});

/** As if this Node were an older one. */
const OLD_NODE = `data:text/javascript,${encodeURIComponent(
  "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } });",
)}`;

test.each([['--help'], ['--version'], ['run', 'my.yaml'], ['deploy'], ['init']])(
  'on an old Node, %s answers in one line and exits with 2',
  async (...args) => {
    cli.env = { NODE_OPTIONS: `--import ${OLD_NODE}` };
    const { status, stdout, stderr } = await cli.start(...args).finished;
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.replace(/^listening\n/, '')).toBe(
      'pickup-gap needs Node 22.5 or later, and this is 20.20.2. Install a later Node from nodejs.org.\n',
    );
  },
);

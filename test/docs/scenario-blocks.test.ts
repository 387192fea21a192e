import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { loadScenarioText } from '../../src/scenario/load.ts';

/** The parts of scenarios that a page shows, each completed with what a whole file needs. */
const blocks = globSync('docs/**/*.md')
  .sort()
  .flatMap((page) => {
    const shown = [...readFileSync(page, 'utf8').matchAll(/^```yaml\n(.*?)^```$/gms)]
      .map(([, block]) => block)
      // A job on GitHub, or a step of one, is YAML, too. What a page proposes to change needs a scenario of its own.
      .filter((block) => !/^(?:- uses|jobs|explore):/.test(block));
    // A page may show the base first, and then policies over it.
    let base = 'base:\n  booking: { rate: 6 per day }\n';
    return shown.map((block, i) => {
      if (/^base:/m.test(block))
        base = `${block.slice(block.search(/^base:/m)).replace(/^policies:.*/ms, '')}  booking: {}\n`;
      const policies = /^policies:.*/ms.exec(block)?.[0];
      const isBelowBase = policies === undefined && !/^base:/m.test(block);
      const whole = isBelowBase ? `base:\n${block.replace(/^/gm, '  ').trimEnd()}\n` : base;
      return { page, i: i + 1, text: `${whole}${policies ?? 'policies: { practice: {} }\n'}` };
    });
  });

test('there are some', () => expect(blocks.length).toBeGreaterThan(3));

test.each(blocks)('$page, block $i, is valid in a scenario', async ({ text }) => {
  const head = 'title: Shown\nzone: America/Chicago\nstart: 2011-01-01\nlength: 3653 days\n';
  const { resolved } = await loadScenarioText(Buffer.from(`${head}${text}`), 'docs/shown.yaml');
  expect(resolved.policies.length).toBeGreaterThan(0);
});

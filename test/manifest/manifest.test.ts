import { describe, expect, test } from '@jest/globals';
import { manifestLine, manifestOf } from '../../src/manifest/manifest.ts';
import { manifestSchema } from '../../src/manifest/manifest-schema.ts';
import { loadScenarioText } from '../../src/scenario/load.ts';
import { FIRST_LOOK } from '../scenario/scenario-text.ts';
import { A_MANIFEST } from './a-manifest.ts';

const hashOf = async (text: string) => (await loadScenarioText(Buffer.from(text), 'scenario.yaml')).resolvedSha256;

describe('a manifest', () => {
  test('has nothing but versions, hashes, seed, replications and whether the run is complete', () => {
    const scenario = { sha256: 'a', resolvedSha256: 'b', title: 'not in it' };
    const made = manifestOf({ scenario, seed: 3, replications: 20, complete: false });
    expect(manifestSchema.parse(made)).toEqual(made);
    expect(Object.keys(made)).toEqual([
      'program',
      'figures',
      'scenarioSha256',
      'resolvedSha256',
      'seed',
      'replications',
      'complete',
    ]);
  });

  test('is one line in a report, which says if the run is incomplete', () => {
    expect(manifestLine({ ...A_MANIFEST, complete: false })).toBe(
      'pickup-gap 1.2.3, figures 4, scenario abcdef01…, resolved 01234567…, seed 1, replications 10, incomplete',
    );
  });
});

describe('the resolved hash', () => {
  test.each([
    ['a comment', `# more words\n${FIRST_LOOK}`],
    ['the title', FIRST_LOOK.replace(/^title:.*$/m, 'title: Another title')],
    ['the seed', FIRST_LOOK.replace(/^replications:.*$/m, 'seed: 77\nreplications: 3')],
  ])('is the same with another value of %s', async (_, text) => {
    expect(text).not.toBe(FIRST_LOOK);
    expect(await hashOf(text)).toBe(await hashOf(FIRST_LOOK));
  });

  test('is the same where a value is written in another unit, and another where it is another value', async () => {
    const written = (length: string) => FIRST_LOOK.replace(/^length:.*$/m, `length: ${length}`);
    expect(await hashOf(written('4 weeks'))).toBe(await hashOf(written('28 days')));
    expect(await hashOf(written('4 weeks'))).not.toBe(await hashOf(written('29 days')));
  });
});

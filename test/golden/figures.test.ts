import { describe, expect, test } from '@jest/globals';
import { FIGURES_VERSION } from '../../src/manifest/figures-version.ts';
import { FIRST_LOOK, load } from '../scenario/scenario-text.ts';
import { type Digests, digestOf, faultOf, figuresSha256, keptDigests, SHIPPED } from './figures.ts';

describe('the version of the figures', () => {
  test.each(SHIPPED)('is the one under which %s gives what it gave', async (file) => {
    const fault = faultOf(file, await digestOf(file), keptDigests());
    if (fault !== undefined) throw new Error(fault);
  });

  test('planted faults: other figures, another scenario, and a scenario without a digest are named', () => {
    const now = { resolvedSha256: 'a', figuresSha256: 'b' };
    const kept: Digests = { [FIGURES_VERSION]: { 'x.yaml': now } };
    expect(faultOf('x.yaml', now, kept)).toBeUndefined();
    expect(faultOf('x.yaml', { ...now, figuresSha256: 'c' }, kept)).toContain('raise FIGURES_VERSION');
    expect(faultOf('x.yaml', { ...now, resolvedSha256: 'c' }, kept)).toContain('another resolved hash');
    expect(faultOf('x.yaml', now, kept, FIGURES_VERSION + 1)).toContain('Run npm run golden');
  });

  test('given one more in a thousand people, when figures are digested, then the digest is another', async () => {
    const { resolved } = await load(FIRST_LOOK);
    if (resolved.booking.arrivals.kind !== 'rate') throw new Error('The scenario is expected to draw its arrivals.');
    const arrivals = { ...resolved.booking.arrivals, perDay: resolved.booking.arrivals.perDay * 1.001 };
    const more = { ...resolved, booking: { ...resolved.booking, arrivals } };
    expect(await figuresSha256(more)).not.toBe(await figuresSha256(resolved));
    expect(await figuresSha256({ ...resolved, title: 'Another title' })).toBe(await figuresSha256(resolved));
  });
});

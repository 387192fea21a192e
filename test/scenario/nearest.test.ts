import { expect, test } from '@jest/globals';
import { nearest } from '../../src/refusals/nearest.ts';
import { PRESETS } from '../../src/scenario/schema/preset-names.ts';

test.each<[string, string | undefined, string]>([
  ['honour-detainers', 'honor-detainers', 'another spelling'],
  ['Honor_Detainers', 'honor-detainers', 'the same letters'],
  ['honor', 'honor-detainers', 'a word of one name only'],
  ['task-force', '287g-task-force', 'words of one name only'],
  ['287g', undefined, 'a word of several names'],
  ['hold', undefined, 'nothing near'],
  ['', undefined, 'nothing'],
  ['xyz', undefined, 'a short word that shares one letter with none'],
  ['x'.repeat(101), undefined, 'too long to be meant'],
])('%s: %s, %s', (word, meant, _why) => {
  expect(nearest(word, PRESETS)).toBe(meant);
});

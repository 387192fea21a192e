import { expect, test } from '@jest/globals';
import { giveAnswer } from '../../src/cli/output/answer.ts';
import { terminalText } from '../../src/safe-text/terminal.ts';
import { printedBy } from './printed-by.ts';

test('an answer whose tables could not be written is printed all the same', async () => {
  const answer = {
    result: { rate: 0.4 },
    text: () => terminalText(['The rate is 40 %.']),
    tables: (): Map<string, string> => {
      throw new Error('the disk is full');
    },
    files: ['rates.csv'],
  };
  let failed: unknown;
  const printed = (places: object) =>
    printedBy(async () => {
      await giveAnswer(answer, { csv: 'tables', ...places }).catch((error) => {
        failed = error;
      });
    });
  expect((await printed({})).out).toBe('The rate is 40 %.\n');
  expect(failed).toEqual(new Error('the disk is full'));
  expect(JSON.parse((await printed({ json: true })).out)).toEqual({ rate: 0.4 });
});

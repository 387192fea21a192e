import { readFileSync } from 'node:fs';
import { EXIT } from '../../src/cli/terminal/failure.ts';
import type { Row } from './row.ts';
import { type Site, sites } from './sites.ts';

/** Read once: looking through the code takes a second. */
let known: Site[] | undefined;

/**
 * A refusal that takes a server, an account or a program of its own, which `test` provokes: it quotes these words of the text. The
 * page has the text as the code has it. Provokes nothing where the test does not quote the words, or not exactly one site says them.
 */
export function elsewhere(words: string, test: string, given: string, accepted: string, cause: string): Row {
  return {
    given,
    cause,
    accepted,
    shownBy: test,
    provoke: async () => {
      known ??= sites();
      const saying = known.filter(({ template }) => template.includes(words));
      const isQuoted = readFileSync(test, 'utf8').includes(words);
      return isQuoted && saying.length === 1 ? [{ message: saying[0].template, exit: EXIT.badInput }] : [];
    },
  };
}

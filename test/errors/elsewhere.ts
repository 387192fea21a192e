import { readFileSync } from 'node:fs';
import { EXIT } from '../../src/cli/terminal/failure.ts';
import type { Row } from './row.ts';
import { type Site, sites } from './sites.ts';

/** Computed once: searching the code takes a second. */
let known: Site[] | undefined;

/**
 * A refusal that needs a server, an account or a program of its own. It is provoked by `test`, which quotes these words
 * of the text. The page shows the text as the code has it. Provokes nothing if the test does not quote the words, or if
 * not exactly one site has them.
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

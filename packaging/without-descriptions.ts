import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'esbuild';

const OWN_MANIFEST = join(import.meta.dirname, '..', 'package.json');
const TEXT = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")`;
const TEXTS = `${TEXT}(?:\\s*\\+\\s*${TEXT})*`;
const OF_A_VALUE = new RegExp(`\\b(value|setting|byName)\\(\\s*${TEXTS},`, 'g');
const OF_A_KIND = new RegExp(`\\bdescription:\\s*${TEXTS}`, 'g');

/**
 * Leaves out what a page for browsers never shows: the descriptions of a scenario's values, which are for editors and
 * the reference page, and the manifest of the package apart from its version. They were a fifteenth of a page.
 */
export const WITHOUT_DESCRIPTIONS: Plugin = {
  name: 'without descriptions',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]scenario[\\/](schema|values)[\\/].*\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      contents: withoutDescriptions(readFileSync(path, 'utf8')),
    }));
    build.onLoad({ filter: /[\\/]package\.json$/ }, ({ path }) => {
      if (path !== OWN_MANIFEST) return undefined;
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
      return { loader: 'json', contents: JSON.stringify({ version }) };
    });
  },
};

/** The source of a schema with empty descriptions. */
export function withoutDescriptions(source: string): string {
  return source.replace(OF_A_VALUE, "$1('',").replace(OF_A_KIND, "description: ''");
}

import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { terminalText } from '../../safe-text/terminal.ts';
import { lookAt } from '../output/look-at.ts';
import { checkFileFree, writeText } from '../output/output-file.ts';
import { UsageError } from '../terminal/failure.ts';
import { print } from '../terminal/print.ts';

/** The published scenario that a newcomer starts from. */
const STARTER = new URL(
  `${import.meta.url.endsWith('.ts') ? '../../../' : '../'}scenarios/first-look.yaml`,
  import.meta.url,
);
const SCHEMA_LINE = '# yaml-language-server: $schema=';

export async function init(file: string): Promise<void> {
  if (lookAt(file) !== undefined)
    throw new UsageError(`${file} already exists and is not overwritten. Name another file.`);
  checkFileFree(file, false);
  const schema = relative(dirname(resolve(file)), fileURLToPath(new URL('./scenario.schema.json', STARTER)));
  const text = (await readFile(STARTER, 'utf8')).replace(
    new RegExp(`^${SCHEMA_LINE.replace('$', '\\$')}.*$`, 'm'),
    `${SCHEMA_LINE}${schema.split(sep).join('/')}`,
  );
  await writeText(file, text);
  print(terminalText([`Written: ${file}`, `Next: pickup-gap run ${file}`]));
}

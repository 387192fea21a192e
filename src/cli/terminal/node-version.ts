import { UsageError } from './failure.ts';

/** The embedded queue server needs node:sqlite. */
const OLDEST = [22, 5] as const;

/** @throws UsageError if this Node is too old for --on local. The other commands run from Node 20.19. */
export function checkNodeForLocal(version: string = process.versions.node): void {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new UsageError(
    `--on local needs Node ${OLDEST.join('.')} or later, and this is ${version}. ` +
      'In this repository npm scripts and npx bring their own; ' +
      'elsewhere install a later Node, or drop --on: the report is the same.',
  );
}

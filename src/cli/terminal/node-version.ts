import { UsageError } from './failure.ts';

/** As in package.json's `engines`. The embedded queue server needs node:sqlite, which came with this version. */
const OLDEST = [22, 5] as const;

/** @throws UsageError if this Node is too old for pickup-gap. */
export function checkNode(version: string = process.versions.node): void {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  throw new UsageError(
    `pickup-gap needs Node ${OLDEST.join('.')} or later, and this is ${version}. Install a later Node from nodejs.org.`,
  );
}

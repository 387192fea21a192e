import { existsSync, readFileSync } from 'node:fs';

const STATUS = '/proc/self/status';

/**
 * The largest size of this process so far, in MiB. On Linux from /proc: what `getrusage` says begins with the size that
 * the process had when it was forked, before it became this program.
 */
export function peakMebibytes(): number {
  const kibibytes = existsSync(STATUS)
    ? Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync(STATUS, 'utf8'))![1])
    : process.resourceUsage().maxRSS;
  return Math.round(kibibytes / 1024);
}

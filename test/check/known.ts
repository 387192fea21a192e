import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Checked, type CheckOptions, checkAll } from '../../src/check/run/check-all.ts';

/**
 * A scenario whose answers are known without a simulation: 20 bookings per run, of which 40 % are found at once and get
 * a detainer at once. So 60 % of the bookings end as not identified, and 8 detainers are lodged per run (Poisson).
 */
export const KNOWN = `title: Known answers
zone: America/Chicago
start: 2018-01-01
length: 1 day
warmUp: 0 days
coolDown: 0 days
replications: 20
base:
  booking: { rate: 20 per day, foreignBorn: 40 %, priorContact: { foreignBorn: 100 %, notForeignBorn: 0 % } }
  detainer:
    fingerprint: { match: 100 %, delay: 0 min }
    bookingCall: { rule: none }
    courtRecords: { probability: 0 % }
    issue: { probability: 100 %, delay: 0 min }
policies:
  practice: {}
  half: { changes: { detainer.issue.probability: 50 % } }
`;

/** Does `work` in a folder with these files. */
export async function inFolder<T>(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'pickup-gap-check-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An expect file for known.yaml with these claims. */
export function claims(lines: readonly string[], settings = 'replications: { from: 20, atMost: 40 }'): string {
  const expect = lines.length === 0 ? '' : `expect:\n${lines.map((line) => `  - { ${line} }\n`).join('')}`;
  return `scenario: known.yaml\n${settings}\n${expect}`;
}

/** Options of a check that nothing stops. */
export const PLAIN: CheckOptions = {
  snapshots: null,
  cache: null,
  workers: 1,
  stop: new AbortController().signal,
  onProgress: () => undefined,
  processorSeconds: () => 0,
};

/** Checks these claims about the known scenario. */
export function checkClaims(
  lines: readonly string[],
  options: Partial<CheckOptions> = {},
  settings?: string,
): Promise<Checked> {
  const files = { 'known.yaml': KNOWN, 'known.expect.yaml': claims(lines, settings) };
  return inFolder(files, (folder) => checkAll([folder], { ...PLAIN, ...options }));
}

/** The verdict of each of these claims. */
export async function verdictsOf(...given: Parameters<typeof checkClaims>): Promise<string[]> {
  const { result } = await checkClaims(...given);
  return result.suites[0].claims.map(({ verdict }) => verdict);
}

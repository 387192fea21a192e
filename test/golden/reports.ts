import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Reports that are kept as files and compared byte by byte, so that a change of the model, the defaults or the report
 * shows. Users can keep the reports of their own scenarios in the same way.
 */
export const GOLDEN = [
  { file: 'first-look.txt', scenario: 'scenarios/first-look.yaml', replications: 20, part: 'report.txt' },
  { file: 'hennepin-outcomes.csv', scenario: 'scenarios/hennepin.yaml', replications: 5, part: 'outcomes.csv' },
] as const;

/** What `main`, a bundle, writes for this scenario now. */
export function reportNow(main: string, { scenario, replications, part }: (typeof GOLDEN)[number]): string {
  const folder = mkdtempSync(join(tmpdir(), 'golden-'));
  try {
    const args = [main, 'run', scenario, '--replications', String(replications), '--out', join(folder, 'out')];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`pickup-gap run ${scenario} ended with ${status}: ${stderr}`);
    return readFileSync(join(folder, 'out', part), 'utf8');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

import { writeFileSync } from 'node:fs';
import { keepDigests } from './figures.ts';
import { GOLDEN, reportNow } from './reports.ts';

/**
 * Writes the digests of shipped results, and the kept reports from dist/: `npm run golden`. Look at the difference
 * before you commit it.
 */
await keepDigests();
process.stdout.write('Written: test/golden/figures.json\n');
for (const golden of GOLDEN) {
  writeFileSync(new URL(golden.file, import.meta.url), reportNow('dist/main.js', golden));
  process.stdout.write(`Written: test/golden/${golden.file}\n`);
}

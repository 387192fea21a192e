import { writeFileSync } from 'node:fs';
import { GOLDEN, reportNow } from './reports.ts';

/** Writes the kept reports from dist/: `npm run golden`. Look at the difference before you commit it. */
for (const golden of GOLDEN) {
  writeFileSync(new URL(golden.file, import.meta.url), reportNow('dist/main.js', golden));
  process.stdout.write(`Written: test/golden/${golden.file}\n`);
}

import { writeFileSync } from 'node:fs';
import { GOLDEN, reportNow } from './reports.ts';

/** Writes the reports that are kept, from dist/: `npm run golden`. Look at the difference before it is committed. */
for (const golden of GOLDEN) {
  writeFileSync(new URL(golden.file, import.meta.url), reportNow('dist/main.js', golden));
  process.stdout.write(`Written: test/golden/${golden.file}\n`);
}

import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generated-files.ts';

/** Writes what is generated from the code: `npm run reference`. A test says when a file is out of date. */
for (const [file, text] of await generatedFiles()) writeFileSync(new URL(`../${file}`, import.meta.url), text);

import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generated-files.ts';

/** `npm run reference`: writes the generated files. A test fails when one of them is out of date. */
for (const [file, text] of await generatedFiles()) writeFileSync(new URL(`../${file}`, import.meta.url), text);

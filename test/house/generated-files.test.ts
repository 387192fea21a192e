import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { generatedFiles } from '../../docs/generated-files.ts';

test.each([...(await generatedFiles())])('%s is what the code says; else run `npm run reference`', (file, text) => {
  expect(readFileSync(file, 'utf8')).toBe(text);
});

import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { generatedFiles } from '../../docs/generated-files.ts';

test.each([...(await generatedFiles())])(
  '%s is up to date with the code; if not, run `npm run reference`',
  (file, text) => {
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);

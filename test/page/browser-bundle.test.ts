import vm from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { reportDocument } from '../../src/page/document.tsx';
import { reportDataOf } from './report-data.ts';

async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'page',
    loader: { '.css': 'text' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].text;
}

const PAGE = "export * from './src/page/document.tsx';";

describe('the page needs no Node', () => {
  test('where Node is missing, it makes the same bytes', async () => {
    const data = await reportDataOf('scenarios/first-look.yaml', 2);
    const browser = vm.createContext({ TextEncoder });
    vm.runInContext(`${await bundle(PAGE)}\nglobalThis.page = page;`, browser);
    const hash = () => 'hash';
    const there = browser.page.reportDocument(JSON.parse(JSON.stringify(data)), hash);
    expect(there === reportDocument(data, hash)).toBe(true);
  });

  test('planted fault: a module of Node cannot be built into it', async () => {
    await expect(bundle(`${PAGE} import 'node:fs';`)).rejects.toThrow(/Could not resolve "node:/);
  });
});

import { expect, test } from '@jest/globals';
import { build, type Plugin } from 'esbuild';

/** What reads, checks and resolves scenarios. A command that knows its scenario loads none of it. */
const HEAVY = /node_modules\/(zod|luxon|yaml|csv-parse|saxes)\//;

const STYLES: Plugin = {
  name: 'style sheets as nothing',
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, () => ({ contents: '', loader: 'text' }));
  },
};

/** The packages' files that are loaded with a source, without those that it loads later with `import()`. */
async function heavyIn(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    outdir: 'nowhere',
    write: false,
    metafile: true,
    external: ['fauxqs', 'dynalite'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [STYLES],
    logLevel: 'silent',
  });
  const reached = new Set(['<stdin>']);
  for (const file of reached)
    for (const { path, kind, external } of metafile.inputs[file]?.imports ?? [])
      if (kind !== 'dynamic-import' && !external) reached.add(path);
  return [...reached].filter((file) => HEAVY.test(file));
}

test.each(['src/cli/run-command.ts', 'src/cli/commands/run.ts', 'src/cli/commands/explain.ts'])(
  '%s loads nothing that only a new scenario needs',
  async (file) => {
    expect(await heavyIn(`import './${file}';`)).toEqual([]);
  },
);

test('planted fault: the loader is seen', async () => {
  const found = await heavyIn(`import './src/cli/commands/run.ts'; import './src/scenario/load.ts';`);
  expect(new Set(found.map((file) => HEAVY.exec(file)?.[1]))).toEqual(
    new Set(['zod', 'luxon', 'yaml', 'csv-parse', 'saxes']),
  );
});

import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';

/** The largest bundle that still starts quickly, without its source map. */
export const LARGEST_BUNDLE_KIB = 700;

export interface Bundle {
  /** The folder with index.cjs and index.cjs.map, which is deployed and which the local stack runs. */
  folder: string;
  /** Bytes of index.cjs. */
  bytes: number;
  /** The hash of index.cjs, hexadecimal. */
  sha256: string;
  /** The files that it was bundled from, relative to the project. */
  inputs: string[];
}

/**
 * Bundles one function's code with all that it imports into one minified CommonJS module. The SDK is included, because
 * the one that Lambda provides loads slower. The same sources give the same bytes.
 *
 * Throws if the bundle is larger than LARGEST_BUNDLE_KIB.
 */
export function bundleHandler(project: string, handler: string, folder: string): Bundle {
  const { metafile, outputFiles } = buildSync({
    absWorkingDir: project,
    entryPoints: { index: handler },
    // A fixed folder, not the one it is written to, so that the source map does not depend on that folder.
    outdir: join(project, 'bundle'),
    write: false,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    // Loads in three quarters of the time of an ES module. The file's ending shows the format to both Lambda and Node.
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const { contents } = outputFiles.find(({ path }) => path.endsWith('.cjs'))!;
  const bytes = contents.length;
  const sha256 = createHash('sha256').update(contents).digest('hex');
  if (bytes > LARGEST_BUNDLE_KIB * 1024) {
    const parts = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
    const largest = parts
      .sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput)
      .slice(0, 5)
      .map(([file, { bytesInOutput }]) => `${file} (${Math.round(bytesInOutput / 1024)} KiB)`);
    throw new Error(
      `The bundle of ${handler} has ${Math.ceil(bytes / 1024)} KiB; the limit is ${LARGEST_BUNDLE_KIB}. ` +
        `Import less there; its largest parts are ${largest.join(', ')}.`,
    );
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const file of outputFiles) writeFileSync(join(folder, basename(file.path)), file.contents);
  return { folder, bytes, sha256, inputs: Object.keys(metafile.inputs).sort() };
}

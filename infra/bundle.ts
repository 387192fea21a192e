import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildSync } from 'esbuild';

/** The largest bundle that starts in good time, source map aside. */
export const LARGEST_BUNDLE_KIB = 700;

export interface Bundle {
  /** The folder with index.cjs and index.cjs.map: what is deployed, and what runs on the local stack. */
  folder: string;
  /** Bytes of index.cjs. */
  bytes: number;
  /** Of index.cjs, hexadecimal. */
  sha256: string;
  /** The files that it was made from, relative to the project. */
  inputs: string[];
}

/**
 * One function's code with all that it imports, the SDK included (the one that Lambda brings loads slower), as one
 * minified CommonJS module. The same sources give the same bytes.
 *
 * Throws when the bundle is larger than LARGEST_BUNDLE_KIB.
 */
export function bundleHandler(project: string, handler: string, folder: string): Bundle {
  const { metafile, outputFiles } = buildSync({
    absWorkingDir: project,
    entryPoints: { index: handler },
    // Not where it is written, so that the source map is the same wherever that is.
    outdir: join(project, 'bundle'),
    write: false,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    minify: true,
    // Loads in three quarters of the time that an ES module takes; the name tells Lambda and Node alike what it is.
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

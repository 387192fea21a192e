import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { type BuildOptions, build, type Metafile, type OutputFile, type Plugin } from 'esbuild';

/** What a build with splitting gave, by file name. */
interface Parts {
  code: ReadonlyMap<string, string>;
  outputs: ReadonlyMap<string, Metafile['outputs'][string]>;
}

/** Files of the build, by their names without hash, whose chunks are merged. */
interface MergedFor {
  /** In the order in which a command loads them. Chunks are merged if the same layer is the first to need them. */
  layers: readonly string[];
  /** What is used by itself. Chunks that it needs are not merged with others. */
  apart: string;
}

/**
 * The files of a build with splitting, with its many small chunks merged. esbuild makes a chunk for every set of entry
 * points that share some code, and counts every `import()` as one: a run loaded 137 files, and finding and linking them
 * took a tenth of a second. Code that none of the layers needs stays as it was.
 *
 * What a chunk imports is needed by no later layer, and by whoever is apart if the chunk is. So no circle of imports
 * arises.
 *
 * @param built a build with `splitting`, an inline `sourcemap` and a metafile
 */
export async function withMergedChunks(
  built: { outputFiles: OutputFile[]; metafile: Metafile },
  mergedFor: MergedFor,
  options: BuildOptions,
): Promise<OutputFile[]> {
  const outputs = new Map(Object.entries(built.metafile.outputs).map(([path, about]) => [basename(path), about]));
  const code = new Map(built.outputFiles.map(({ path, text }) => [basename(path), text]));
  const parts: Parts = { code, outputs };
  const groups = groupsOf(parts, mergedFor);
  const nameOf = new Map(
    [...groups].flatMap(([name, chunks]) => chunks.map((chunk): [string, string] => [chunk, name])),
  );
  const rest = [...code.keys()].filter((file) => !nameOf.has(file));
  const builds = [...groups].map(([name, chunks]) => ({ [name]: entryOf(chunks, parts) }));
  const written = await Promise.all(
    [...builds, Object.fromEntries(rest.map((file) => [file, code.get(file)!]))].map((entries) =>
      build({ ...options, ...mergingOptions(entries), plugins: [movedImports(entries, nameOf, parts)] }),
    ),
  );
  return written.flatMap(({ outputFiles = [] }) => outputFiles);
}

function mergingOptions(entries: Record<string, string>) {
  return {
    entryPoints: Object.keys(entries).map((file) => ({ in: `entry:${file}`, out: file.replace(/\.js$/, '') })),
    bundle: true,
    splitting: false,
    write: false,
  } as const;
}

/** Merged files by name, each with the chunks it is made of. */
function groupsOf({ outputs }: Parts, { layers, apart }: MergedFor): Map<string, string[]> {
  const closures = layers.map((root) => loadedWith(entryNamed(root, outputs), outputs));
  const others = loadedWith(entryNamed(apart, outputs), outputs);
  const alike = new Map<string, string[]>();
  for (const file of outputs.keys()) {
    const layer = closures.findIndex((closure) => closure.has(file));
    if (layer === -1 || !file.startsWith('chunk-')) continue;
    const kind = `${layer} ${others.has(file)}`;
    alike.set(kind, [...(alike.get(kind) ?? []), file]);
  }
  return new Map([...alike.values()].map((chunks) => [`shared-${hashOf(chunks)}.js`, chunks]));
}

function entryNamed(root: string, outputs: Parts['outputs']): string {
  const named = new RegExp(`^${root}(-[A-Z0-9]{8})?\\.js$`);
  const entry = [...outputs.keys()].find((file) => named.test(file));
  if (entry === undefined) throw new Error(`The build made no file ${root}.`);
  return entry;
}

/** The file and every file it imports, without those that `import()` loads later. */
function loadedWith(entry: string, outputs: Parts['outputs']): Set<string> {
  const found = new Set([entry]);
  for (const file of found)
    for (const { path, kind, external } of outputs.get(file)?.imports ?? [])
      if (kind === 'import-statement' && !external) found.add(basename(path));
  return found;
}

/** The chunks' names hold the hashes of their content, so this is one of the content, too. */
function hashOf(chunks: readonly string[]): string {
  return createHash('sha256')
    .update([...chunks].sort().join())
    .digest('hex')
    .slice(0, 8)
    .toUpperCase();
}

/** A module with all that some chunks export. Two chunks may export the same name, so each adds its own hash. */
function entryOf(chunks: readonly string[], { outputs }: Parts): string {
  return chunks
    .map((chunk) => reExports(chunk, outputs, (name) => `${name} as ${moved(chunk, name)}`, chunk))
    .join('\n');
}

/** What remains of a chunk for those who import it. */
function stubOf(chunk: string, { outputs }: Parts, from: string): string {
  return reExports(chunk, outputs, (name) => `${moved(chunk, name)} as ${name}`, from);
}

function reExports(chunk: string, outputs: Parts['outputs'], as: (name: string) => string, from: string): string {
  const names = outputs.get(chunk)?.exports ?? [];
  const file = JSON.stringify(`./${from}`);
  return `import ${file};\nexport { ${names.map(as).join(', ')} } from ${file};`;
}

function moved(chunk: string, name: string): string {
  return `${name}_${chunk.slice('chunk-'.length, -'.js'.length)}`;
}

/** Gives the entries their text, and whoever imports a merged chunk what is now elsewhere. */
function movedImports(entries: Record<string, string>, nameOf: ReadonlyMap<string, string>, parts: Parts): Plugin {
  const merged = new Set(Object.keys(entries));
  return {
    name: 'merged chunks',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^entry:/ }, ({ path }) => ({ path: path.slice('entry:'.length), namespace: 'entry' }));
      onResolve({ filter: /^\.\/[^/]+\.js$/ }, ({ path, kind, namespace }) => {
        const file = path.slice('./'.length);
        const name = nameOf.get(file);
        if (namespace === 'stub' || kind === 'dynamic-import' || name === undefined) return { path, external: true };
        return { path: file, namespace: merged.has(name) ? 'part' : 'stub' };
      });
      onResolve({ filter: /./ }, ({ path }) => ({ path, external: true }));
      onLoad({ filter: /./, namespace: 'entry' }, ({ path }) => ({ contents: entries[path] }));
      onLoad({ filter: /./, namespace: 'part' }, ({ path }) => ({ contents: parts.code.get(path)! }));
      onLoad({ filter: /./, namespace: 'stub' }, ({ path }) => ({ contents: stubOf(path, parts, nameOf.get(path)!) }));
    },
  };
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Manifest {
  name: string;
  version: string;
  license?: string;
}

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\b|$)/i;

/**
 * The licences of the packages that the given files belong to, as one text in the order of their names.
 *
 * @param files paths of bundled files; only those under node_modules/ count
 * @throws Error if a package states no licence.
 */
export function licencesOf(files: readonly string[]): string {
  const folders = new Set(files.flatMap((file) => folderOf(file) ?? []));
  const parts = [...folders].map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
    if (license === undefined) throw new Error(`${name} ${version} is bundled, but its package.json has no licence.`);
    const texts = readdirSync(folder)
      .filter((file) => LICENCE_FILE.test(file))
      .sort()
      .map((file) => readFileSync(join(folder, file), 'utf8').trim());
    return { title: `${name} ${version} (${license})`, text: texts.join('\n\n') };
  });
  const unique = new Map(parts.map(({ title, text }) => [title, text]));
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1));
  const intro = 'pickup-gap contains code of the following packages, each under its own licence.';
  const sections = sorted.map(([title, text]) => `${title}\n${'-'.repeat(title.length)}\n\n${text}`);
  return `${[intro, ...sections].join('\n\n')}\n`;
}

/** The folder of the package that a file belongs to, which has its package.json; undefined for the project's own. */
function folderOf(file: string): string | undefined {
  const match = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return match !== null && existsSync(join(match[1], 'package.json')) ? match[1] : undefined;
}

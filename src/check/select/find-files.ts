import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, normalize } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { nearest } from '../../refusals/nearest.ts';

const EXPECT = /\.expect\.ya?ml$/;
const SCENARIO = /\.ya?ml$/;
/** Links are not followed, so that a walk ends and stays in its folder. */
const WALK = { dot: false, ignore: ['**/node_modules/**'], followSymbolicLinks: false };

/** What the arguments of a check name, as paths from the current folder, sorted. */
export interface FoundFiles {
  expectFiles: string[];
  /** Snapshots in the folders named. Those that no expect file uses fail the check. */
  snapshots: string[];
}

/** An argument that names nothing. The message says which, and what to write instead. */
export class NothingFound extends Error {
  override readonly name = 'NothingFound';
}

/**
 * The expect files that arguments name: a file, the scenario that an expect file is beside, a folder with all below it,
 * or a glob pattern. Folders named node_modules, or that begin with a dot, are left out.
 *
 * @throws NothingFound for an argument that matches no expect file.
 */
export async function findFiles(names: readonly string[]): Promise<FoundFiles> {
  const expectFiles = new Set<string>();
  const snapshots = new Set<string>();
  for (const name of names.length === 0 ? ['.'] : names) {
    const found = await matching(name);
    for (const file of found.expectFiles) expectFiles.add(file);
    for (const file of found.snapshots) snapshots.add(file);
  }
  return { expectFiles: [...expectFiles].sort(), snapshots: [...snapshots].sort() };
}

async function matching(name: string): Promise<FoundFiles> {
  if (name === '') throw new NothingFound('The file name is empty. Name a file, a folder or a pattern.');
  if (existsSync(name)) {
    if (statSync(name).isDirectory()) return inFolder(name);
    if (EXPECT.test(name)) return { expectFiles: [tidy(name)], snapshots: [] };
    return { expectFiles: [besideScenario(name)], snapshots: [] };
  }
  if (!isDynamicPattern(name)) throw new NothingFound(`There is no file or folder ${name}.${nearby(name)}`);
  const files = await glob(name, { ...WALK, expandDirectories: false });
  const expectFiles = files.map(tidy).filter((file) => EXPECT.test(file));
  if (expectFiles.length > 0) return { expectFiles, snapshots: [] };
  const matched = files.length === 0 ? 'nothing' : `${files.length} files, but no NAME.expect.yaml`;
  throw new NothingFound(
    `The pattern ${name} matches ${matched}. Name a pattern such as "scenarios/**/*.expect.yaml".`,
  );
}

async function inFolder(folder: string): Promise<FoundFiles> {
  const find = async (ending: string) => {
    const files = await glob(`**/*${ending}`, { ...WALK, cwd: folder });
    return files.map((file) => tidy(join(folder, file)));
  };
  const expectFiles = await find('.expect.{yaml,yml}');
  if (expectFiles.length === 0) {
    throw new NothingFound(
      `The folder ${folder} holds no NAME.expect.yaml. Write one beside a scenario, with scenario: and expect: in it.`,
    );
  }
  return { expectFiles, snapshots: await find('.snapshot.csv') };
}

/** The expect file beside a scenario: hennepin.yaml has hennepin.expect.yaml. */
function besideScenario(scenario: string): string {
  const beside = SCENARIO.test(scenario)
    ? ['.expect.yaml', '.expect.yml']
        .map((ending) => scenario.replace(SCENARIO, ending))
        .find((file) => existsSync(file))
    : undefined;
  if (beside !== undefined) return tidy(beside);
  throw new NothingFound(
    `${scenario} has no expect file beside it. Write ${expectNameFor(scenario)}, or name another file.`,
  );
}

function expectNameFor(scenario: string): string {
  return SCENARIO.test(scenario) ? basename(scenario).replace(SCENARIO, '.expect.yaml') : 'NAME.expect.yaml';
}

function nearby(name: string): string {
  const folder = dirname(name);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return '';
  const near = nearest(basename(name), readdirSync(folder));
  return near === undefined ? '' : ` Did you mean ${join(folder, near)}?`;
}

/** A path from the current folder, without ./ before it. */
function tidy(path: string): string {
  return normalize(path);
}

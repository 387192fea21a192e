import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { GENERATOR, indexPage, type Shown } from './index-page.ts';
import type { ShippedScenario } from './shipped-scenarios.ts';

export interface GalleryOptions {
  folder: string;
  scenarios: readonly ShippedScenario[];
  /** Of every scenario, instead of its own. */
  replications?: number;
  onScenario?: (file: string) => void;
}

/** The command line as it is built: Node itself cannot load the sources of pages. */
const PROGRAM = new URL('../dist/main.js', import.meta.url).pathname;

/**
 * Writes the pages into a new folder, which replaces the earlier gallery only when it is whole. Returns the number of
 * pages, and the scenarios that are too large for controls. The same program and scenarios give the same bytes.
 *
 * @throws Error if a command fails, or if the folder holds anything but a gallery.
 */
export function writeGallery({ folder, scenarios, replications, onScenario }: GalleryOptions) {
  checkReplaceable(folder);
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  const made = mkdtempSync(join(dirname(target), `.${basename(target)}-`));
  // Others may read it, as a web server does.
  chmodSync(made, 0o755);
  try {
    const shown = scenarios.map((scenario) => {
      onScenario?.(scenario.file);
      return pagesOf(scenario, made, replications ?? scenario.replications);
    });
    writeFileSync(join(made, 'index.html'), indexPage(shown));
    const pages = readdirSync(made).length - 1;
    rmSync(target, { recursive: true, force: true });
    renameSync(made, target);
    return { pages, without: shown.filter(({ page }) => page === undefined).map(({ file }) => file) };
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}

function checkReplaceable(folder: string): void {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is a file. Name a folder with --out.`);
  const index = join(folder, 'index.html');
  const isGallery = existsSync(index) && readFileSync(index, 'utf8').includes(GENERATOR);
  if (!isGallery && readdirSync(folder).length > 0) {
    throw new Error(`${folder} holds other files and is not replaced. Name another folder with --out.`);
  }
}

/** Writes a scenario's report and its page; of one too large for controls, the report only. */
function pagesOf(scenario: ShippedScenario, folder: string, replications: number | undefined): Shown {
  const { file, name, lesson } = scenario;
  const report = `${name}.html`;
  const page = `${name}-explore.html`;
  const times = replications === undefined ? [] : ['--replications', `${replications}`];
  const lessons = lesson === undefined ? [] : ['--lesson', lesson];
  pickupGap(['explore', file, join(folder, page), ...times, ...lessons]);
  if (!readFileSync(join(folder, page), 'utf8').includes('<script')) {
    // Without controls the page is the report.
    renameSync(join(folder, page), join(folder, report));
    return { ...scenario, report };
  }
  pickupGap(['run', file, '--html', join(folder, report), ...times]);
  return { ...scenario, report, page };
}

function pickupGap(args: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`pickup-gap ${args.join(' ')} ended with ${status}:\n${stderr}`);
}

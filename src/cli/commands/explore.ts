import { readFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { replicationSize } from '../../engine/plan/size.ts';
import { runScenario } from '../../engine/run/run-scenario.ts';
import { controlsOf } from '../../explore/controls/controls.ts';
import { digestOf } from '../../explore/digest.ts';
import { EmbeddedScenario } from '../../explore/edited-run.ts';
import { type Embeddable, embeddable } from '../../explore/embed.ts';
import { shownName } from '../../input-files/given-file.ts';
import { manifestOf } from '../../manifest/manifest.ts';
import { summarise } from '../../measures/summarise.ts';
import { policyNotes } from '../../notes/policy-notes.ts';
import type { ReportData } from '../../page/data/report-data.ts';
import type { ExploreData } from '../../page/explore/explore-data.ts';
import type { Lesson } from '../../page/explore/lessons/lesson.ts';
import { LESSONS } from '../../page/explore/lessons/lessons.ts';
import { nearest } from '../../refusals/nearest.ts';
import { resolvedSha256 } from '../../resolved/resolved-hash.ts';
import { terminalText } from '../../safe-text/terminal.ts';
import { embeddedFiles } from '../../scenario/files/embedded-files.ts';
import { filesOnDisk } from '../../scenario/files/files-on-disk.ts';
import { readScenarioFile } from '../../scenario/files/read-scenario-file.ts';
import { sha256Of } from '../../scenario/files/sha256.ts';
import { headingOf } from '../../scenario/heading.ts';
import { decodeScenario } from '../../scenario/text/decode-scenario.ts';
import { openFile } from '../output/open-file.ts';
import { checkFileFree, writeText } from '../output/output-file.ts';
import { pageDataOf } from '../output/page-data.ts';
import { base64Sha256 } from '../output/report-files.ts';
import { EXIT, UsageError } from '../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../terminal/interrupt.ts';
import { print, say } from '../terminal/print.ts';
import { Progress } from '../terminal/progress.ts';
import { isShipped } from '../terminal/shipped-scenario.ts';

interface Options {
  allowFiles?: string[];
  open?: true;
  force?: true;
  lesson?: string;
  seed?: number;
  replications?: number;
}

/** What a page may hold of the scenario and its files. A browser reads it all before it shows anything. */
const MOST_EMBEDDED = 2_000_000;
/** About how many people one replication may follow. A browser takes a second for as many. */
const MOST_PEOPLE = 20_000_000;

/** The page's parts in the package, as seen from this file or from the bundle in dist/. */
const PARTS = new URL(import.meta.url.endsWith('.ts') ? '../../../dist/page/' : './page/', import.meta.url);

export async function explore(file: string, page: string | undefined, options: Options): Promise<void> {
  const target = page ?? pageBeside(file);
  checkFileFree(target, options.force === true);
  const found = await loaded(file, options);
  const lesson = lessonFor(options.lesson, found);
  await interruptible(ENDING_HERE, async (stop) => {
    const report = await reportOf(found, stop);
    const html = report && (await documentOf(found, report, lesson));
    if (html === undefined || stop.aborted) {
      say('Nothing was written: the command was stopped before the page was finished.');
      process.exitCode = EXIT.interrupted;
      return;
    }
    await writeText(target, html);
    print(terminalText([`Written: ${target}`]));
    if (options.open) await openFile(target);
  });
}

/** NAME.html beside NAME.yaml, but in the current folder for a scenario of the package. */
function pageBeside(file: string): string {
  if (file === '-')
    throw new UsageError('A scenario from standard input has no name. Name the page, such as page.html.');
  const page = `${basename(file, extname(file))}.html`;
  return isShipped(file) ? page : join(dirname(file), page);
}

async function loaded(file: string, { allowFiles, seed, replications }: Options): Promise<Embeddable> {
  const bytes = await readScenarioFile(file);
  const shownAs = shownName(file);
  // Without its folder: a page is the same on every machine, and shows nothing of this one.
  const scenario = { file: basename(shownAs), text: decodeScenario(bytes, shownAs), sha256: sha256Of(bytes) };
  const { written, loaded, embedded } = await embeddable(scenario, filesOnDisk(file, allowFiles));
  const asked = { seed: seed ?? embedded.seed, replications: replications ?? embedded.replications };
  return {
    written,
    loaded: { ...loaded, resolved: { ...loaded.resolved, ...asked } },
    embedded: { ...embedded, ...asked },
  };
}

/** @throws UsageError if there is no such lesson, or if it is about another scenario. */
function lessonFor(key: string | undefined, { loaded }: Embeddable): Lesson | null {
  if (key === undefined) return null;
  const lesson = LESSONS.find((one) => one.key === key);
  if (lesson === undefined) {
    const keys = LESSONS.map((one) => one.key);
    const near = nearest(key, keys);
    const hint = near === undefined ? '' : ` Did you mean "${near}"?`;
    throw new UsageError(`There is no lesson "${key}".${hint} The lessons are ${keys.join(', ')}.`);
  }
  const names = loaded.resolved.policies.map(({ name }) => name);
  if (lesson.policies.every((name) => names.includes(name))) return lesson;
  throw new UsageError(
    `The lesson "${key}" is about the policies ${lesson.policies.join(', ')}, and this scenario has other ones. ` +
      `Use scenarios/classroom/${lesson.scenario}.`,
  );
}

/** The report of the run as it is in the scenario; undefined if the run was stopped. */
async function reportOf({ loaded, embedded }: Embeddable, stop: AbortSignal): Promise<ReportData | undefined> {
  const { resolved } = loaded;
  const hashes = { sha256: embedded.sha256, resolvedSha256: resolvedSha256(resolved) };
  const heading = headingOf({ ...loaded, ...hashes });
  const progress = new Progress('Replications');
  const { tally, interrupted } = await runScenario(resolved, {
    stop,
    onProgress: (finished, total) => progress.update(finished, total),
  }).finally(() => progress.end());
  if (interrupted) return undefined;
  const summary = summarise(tally, resolved);
  const manifest = manifestOf({ ...heading, ...summary, complete: true });
  const notes = [...heading.notes, ...policyNotes(resolved)];
  return {
    result: { manifest, ...heading, notes, ...summary, complete: true },
    ...pageDataOf(tally, resolved),
  };
}

async function documentOf({ written, loaded, embedded }: Embeddable, report: ReportData, lesson: Lesson | null) {
  const { resolved } = loaded;
  const why = whyWithoutControls(embedded, replicationSize(resolved));
  if (why !== undefined) {
    say(`The page has no controls: ${why}. It holds the report.`);
    const { reportDocument } = await import('../../page/document.tsx');
    return reportDocument(report, base64Sha256);
  }
  const rows = embedded.files.logs.reduce((sum, { cases }) => sum + cases.length, 0);
  if (rows > 0) {
    say(`The page holds when the ${rows} people of the log were booked, and their traits. Share it only as the log.`);
  }
  const data: Omit<ExploreData, 'axes'> = {
    embedded,
    controls: await controlsOf(written, embeddedFiles(embedded.files)),
    policies: resolved.policies.map(({ name, title }) => ({ name, title })),
    start: resolved.start,
    days: resolved.days,
    lesson,
    digest: await digestOf(new EmbeddedScenario(embedded)),
  };
  const names = ['start.js', 'script.js', 'script.txt', 'engine.txt'];
  const [start, script, packedScript, engine] = await Promise.all(names.map((name) => part(name)));
  const { exploreDocument } = await import('../../page/explore/document.tsx');
  return exploreDocument(report, data, { start, script, packedScript, engine }, base64Sha256);
}

function whyWithoutControls(embedded: object, people: number): string | undefined {
  const size = JSON.stringify(embedded).length;
  if (size > MOST_EMBEDDED) {
    return `the scenario and its files take ${size} characters, and a page may hold ${MOST_EMBEDDED}`;
  }
  if (people > MOST_PEOPLE) {
    const millions = Math.round(people / 1_000_000);
    return `a replication follows about ${millions} million people, for which a browser takes seconds`;
  }
  return undefined;
}

function part(name: string): Promise<string> {
  return readFile(new URL(name, PARTS), 'utf8');
}

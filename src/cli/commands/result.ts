import { manifestOf } from '../../manifest/manifest.ts';
import { perReplication, summarise } from '../../measures/summarise.ts';
import { policyNotes } from '../../notes/policy-notes.ts';
import { type DriveOutcome, resultsSoFar } from '../../pipeline/drive/drive.ts';
import { type ListedRun, readHeading } from '../../pipeline/drive/run-list.ts';
import { type RunRecord, readRun } from '../../pipeline/store/run-record.ts';
import { pageDataOf } from '../output/page-data.ts';
import { checkPlaces, missingNotes, printReport, type ReportOptions } from '../output/print-report.ts';
import { EXIT } from '../terminal/failure.ts';
import { interruptible } from '../terminal/interrupt.ts';
import { say } from '../terminal/print.ts';
import { Progress } from '../terminal/progress.ts';
import { type AwsStack, withAwsStack } from '../where/aws-stack.ts';
import { findRun } from '../where/find-run.ts';
import { driveOnAws } from '../where/on-aws.ts';
import { pickUpCommand } from '../where/pick-up-command.ts';

interface ResultOptions extends ReportOptions {
  stack: string;
  wait?: true;
}

/** Prints the report of a run on a deployed stack from the results that are there; with --wait, once all are. */
export async function result(id: string, options: ResultOptions): Promise<void> {
  checkPlaces(options);
  await interruptible('Leaving the run, which continues on AWS', (stop) =>
    withAwsStack(options.stack, (stack) => resultOf(id, stack, options, stop)),
  );
}

async function resultOf(id: string, stack: AwsStack, options: ResultOptions, stop: AbortSignal): Promise<void> {
  const listed = await findRun(id, stack);
  const run = await readRun(id, (pk, sk) => stack.store.getBytes(pk, sk));
  const heading = await readHeading(id, stack.store);
  const { tally, missing, interrupted } = options.wait
    ? await waitFor(run, listed, stack, stop)
    : { ...(await resultsSoFar(run, listed.block, stack.store)), interrupted: false };
  const what = options.wait && !interrupted ? 'never arrived' : 'have not arrived yet';
  const complete = missing.length === 0;
  const notes = [...heading.notes, ...policyNotes(run.scenario), ...missingNotes(missing, what)];
  const { scenario } = run;
  const summary = summarise(tally, scenario);
  const manifest = manifestOf({ ...heading, ...summary, complete });
  const found = { manifest, ...heading, notes, ...summary, complete };
  const single = () => perReplication(tally, scenario);
  await printReport({ result: found, scenario, single, page: () => pageDataOf(tally, scenario) }, options);
  if (!complete) say(`To resume it: ${pickUpCommand(id, stack.name)}`);
  if (interrupted) process.exitCode = EXIT.interrupted;
  else if (!complete) process.exitCode = EXIT.limitNotMet;
}

async function waitFor(run: RunRecord, listed: ListedRun, stack: AwsStack, stop: AbortSignal): Promise<DriveOutcome> {
  const progress = new Progress('Results');
  return driveOnAws(run, listed, stack, {
    stop,
    onProgress: (finished, total) => progress.update(finished, total),
  }).finally(() => progress.end());
}

import { type Compared, compareSides, type Question, runsOf } from '../../compare/compare.ts';
import { COMPARE_FILES, compareCsv } from '../../compare/compare-csv.ts';
import { compareText } from '../../compare/compare-text.ts';
import { readSide, type Side } from '../../compare/side.ts';
import { singleChanges } from '../../compare/single-changes.ts';
import { checkAnswerPlaces, giveAnswer } from '../output/answer.ts';
import { EXIT, UsageError } from '../terminal/failure.ts';
import { ENDING_HERE, interruptible } from '../terminal/interrupt.ts';
import { Progress } from '../terminal/progress.ts';

interface Options {
  allowFiles?: string[];
  byChange?: true;
  seed?: number;
  replications?: number;
  workers?: number;
  json?: true;
  csv?: string;
  force?: true;
}

/** Says what differs between two scenarios or snapshots, and what that moves. */
export async function compare(first: string, second: string, options: Options): Promise<void> {
  checkAnswerPlaces(options, COMPARE_FILES);
  const sides: Side[] = [];
  try {
    for (const name of [first, second]) sides.push(await readSide(name, options.allowFiles));
    const question = await questionOf(sides, options);
    await interruptible(ENDING_HERE, async (stop) => {
      const compared = await answered(question, options, stop);
      if (compared === null) process.exitCode = EXIT.interrupted;
      else await tell(compared, options);
    });
  } finally {
    for (const { close } of sides) close();
  }
}

async function questionOf([first, second]: readonly Side[], options: Options): Promise<Question> {
  const isRun = first.kind === 'scenario' || second.kind === 'scenario';
  const isFixed = first.kind === 'snapshot' || second.kind === 'snapshot';
  if (options.byChange && (first.kind !== 'scenario' || second.kind !== 'scenario')) {
    throw new UsageError('--by-change applies changes to a scenario, and a snapshot is none. Compare two scenarios.');
  }
  if (isFixed && (options.seed !== undefined || options.replications !== undefined)) {
    throw new UsageError('A snapshot has its own seed and replications. Drop --seed and --replications.');
  }
  if (!isRun && options.workers !== undefined) throw new UsageError('Two snapshots are not run. Drop --workers.');
  const changes =
    options.byChange && first.kind === 'scenario' && second.kind === 'scenario'
      ? await singleChanges(first, second)
      : undefined;
  return { first, second, changes };
}

async function answered(question: Question, options: Options, stop: AbortSignal): Promise<Compared | null> {
  const progress = new Progress('Replications');
  const runs = runsOf(question);
  let before = 0;
  return compareSides(question, {
    seed: options.seed,
    replications: options.replications,
    workers: options.workers,
    stop,
    onProgress: (finished, total) => {
      progress.update(before + finished, runs * total);
      if (finished === total) before += total;
    },
  }).finally(() => progress.end());
}

async function tell(compared: Compared, options: Options): Promise<void> {
  const { result } = compared;
  const answer = { result, text: () => compareText(compared), tables: () => compareCsv(result), files: COMPARE_FILES };
  await giveAnswer(answer, options);
}

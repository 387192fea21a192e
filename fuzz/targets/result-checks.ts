import { manifestOf } from '../../src/manifest/manifest.ts';
import { type Result, resultSchema } from '../../src/measures/result.ts';
import { summarise } from '../../src/measures/summarise.ts';
import type { Tally } from '../../src/measures/tally.ts';
import { policyNotes } from '../../src/notes/policy-notes.ts';
import { renderText } from '../../src/report/text.ts';
import type { ResolvedScenario } from '../../src/resolved/scenario.ts';
import { headingOf } from '../../src/scenario/heading.ts';
import type { LoadedScenario } from '../../src/scenario/load.ts';
import { CONTROL } from '../frame/refusal-texts.ts';
import { ensure } from '../frame/target.ts';

/** The result of a run, as `simulate` makes it. */
export function resultOf(loaded: LoadedScenario, scenario: ResolvedScenario, tally: Tally): Result {
  const heading = headingOf(loaded);
  const notes = [...heading.notes, ...policyNotes(scenario)];
  const { seed } = scenario;
  const manifest = manifestOf({ scenario: heading.scenario, seed, replications: tally.replications, complete: true });
  return { manifest, ...heading, notes, ...summarise(tally, scenario), complete: true };
}

/** What holds for every result and for its report. */
export function checkResult(result: Result): void {
  const { success, error } = resultSchema.safeParse(JSON.parse(JSON.stringify(result)));
  ensure(success, () => {
    const [{ message, path }] = error!.issues;
    return `the result has ${message} at ${path.join('.').replace(/\d+/g, 'N')}`;
  });
  for (const { bookings, outcomes } of result.policies) {
    const all = Object.values(outcomes);
    const sum = all.reduce((total, { count }) => total + count, 0);
    ensure(sum === bookings, () => `outcomes sum to ${sum}, but ${bookings} were booked`);
    ensure(
      all.every(({ share }) => share >= 0 && share <= 1),
      () => 'a share of the outcomes is not in [0, 1]',
    );
  }
  const report = renderText(result);
  const written = JSON.stringify(result);
  for (const word of ['NaN', 'undefined', '[object', 'Infinity'])
    ensure(!report.includes(word) || written.includes(word), () => `"${word}" in the report`);
  ensure(!CONTROL.test(report), () => `a control character in the report: ${JSON.stringify(CONTROL.exec(report))}`);
}

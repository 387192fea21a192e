import { scenarioLine } from '../../manifest/manifest.ts';
import type { InputError } from '../../refusals/input-error.ts';
import { counted } from '../../report/format.ts';
import type { SnapshotFinding } from '../found/finding.ts';
import type { Case, CaseGroup } from '../suite/case.ts';
import type { JudgedClaim, Suite } from '../suite/suite.ts';
import { figureText } from './figures.ts';
import { reasonText } from './reason.ts';
import { allowing, quoted, reproduceCommand } from './reproduce.ts';
import { sentenceOf, writtenOf } from './sentence.ts';

const NOTHING = { figure: null, basis: null, reason: null, because: null, causes: [], movement: [], accept: null };

/** An expect file's cases in words. */
export function groupOf(suite: Suite): CaseGroup {
  const { expected, scenario, error, snapshot, claims } = suite;
  const { file, scenarioFile } = expected;
  const cases = error === null ? claims.map((one) => caseOfClaim(one, suite)) : [caseOfError(error, suite)];
  if (expected.snapshotFile !== null && error === null) cases.push(caseOfSnapshot(snapshot, suite));
  const claimsNothing = expected.claims.length === 0 && expected.snapshotFile === null;
  return {
    name: file,
    about: scenario === null ? scenarioFile : `${scenarioFile}: ${scenario.title}`,
    madeBy: scenario === null ? null : scenarioLine(scenario),
    cases,
    notes: claimsNothing ? ['nothing is claimed here: add claims under expect:, or a snapshot'] : [],
  };
}

/** The cases of snapshots that no expect file uses; null if there are none. */
export function groupOfUnused(snapshots: readonly string[]): CaseGroup | null {
  if (snapshots.length === 0) return null;
  const cases = snapshots.map(
    (file): Case => ({
      ...NOTHING,
      file,
      place: { line: 1, column: 1 },
      status: 'unused',
      weight: 'fails',
      sentence: `an expect file uses ${file}`,
      reason: 'no expect file names this snapshot: delete it, or name it under snapshot:',
      reproduce: null,
    }),
  );
  return { name: 'snapshots', about: null, madeBy: null, cases, notes: [] };
}

function caseOfClaim(judged: JudgedClaim, { expected, scenario, snapshot, allowFiles }: Suite): Case {
  const { claim, verdict, estimated, reason } = judged;
  if (scenario === null) throw new Error('A claim was judged without its scenario.');
  const isOpen = reason === 'interrupted';
  const isMild = claim.severity === 'warn' || (verdict === 'undecided' && claim.undecided === 'warn');
  return {
    file: expected.file,
    place: claim.place,
    status: isOpen ? 'not run' : verdict,
    weight: verdict === 'holds' ? 'ok' : isMild ? 'warns' : 'fails',
    sentence: sentenceOf(claim, scenario.days),
    figure: estimated && figureText(estimated.figure, writtenOf(claim), claim.bounds),
    basis: estimated && basisOf(judged),
    reason: reasonText(judged, expected),
    because: claim.because,
    causes: verdict === 'holds' ? [] : (snapshot?.causes ?? []),
    movement: [],
    reproduce: verdict === 'holds' ? null : reproduceCommand(judged, expected, { scenario, allowFiles }),
    accept: null,
  };
}

function basisOf({ estimated, replications }: JudgedClaim): string {
  const { count, of } = estimated!.denominator;
  const runs = counted(replications, 'replication');
  return of === 'runs' || of === 'single runs' ? runs : `${runs} with ${counted(count, of, of)}`;
}

function caseOfSnapshot(found: SnapshotFinding | null, { expected }: Suite): Case {
  const { file, snapshotPlace, snapshotFile } = expected;
  const at = { ...NOTHING, file, place: snapshotPlace };
  const sentence = `the results equal those of ${snapshotFile}`;
  if (found === null) {
    return {
      ...at,
      status: 'not run',
      weight: 'fails',
      sentence,
      reason: 'the check was interrupted',
      reproduce: null,
    };
  }
  const moved = found.verdict === 'moved';
  return {
    ...at,
    status: found.verdict,
    weight: moved ? 'fails' : 'ok',
    sentence: found.sentence,
    reason: found.proposed.length === 0 ? null : `written for review: ${found.proposed.join(', ')}`,
    causes: found.causes,
    movement: found.movement,
    reproduce: moved ? found.reproduce : null,
    accept: found.accept,
  };
}

const SHOWN = 5;

function caseOfError({ problems }: InputError, { expected, allowFiles }: Suite): Case {
  const [first] = problems;
  const rest = problems.length - SHOWN;
  const lines = problems.slice(0, SHOWN).map(({ file, line, column, message, allowed, hint }) => {
    const place = line === 0 ? file : `${file}:${line}:${column}`;
    const more = [allowed && `allowed: ${allowed}`, hint].filter((part) => part !== undefined);
    return [`${place}: ${message}`, ...more].join('; ');
  });
  return {
    ...NOTHING,
    file: first.file,
    place: { line: Math.max(1, first.line), column: Math.max(1, first.column) },
    status: 'error',
    weight: 'fails',
    sentence: `${expected.scenarioFile} loads`,
    reason: null,
    movement: rest > 0 ? [...lines, `and ${counted(rest, 'more problem')}`] : lines,
    reproduce: `pickup-gap run ${quoted(expected.scenarioFile)}${allowing(allowFiles)}`,
  };
}

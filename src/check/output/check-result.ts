import * as z from 'zod';
import { PROGRAM, schemaId } from '../../manifest/manifest.ts';
import { programManifestSchema } from '../../manifest/manifest-schema.ts';
import { UNITS } from '../../measures/measure.ts';
import type { InputError } from '../../refusals/input-error.ts';
import { REASONS } from '../judge/run-looks.ts';
import { VERDICTS } from '../judge/verdict.ts';
import { type CaseGroup, EXIT_OF_KIND, KINDS, type Kind, STATUSES } from '../suite/case.ts';
import type { JudgedClaim, Suite } from '../suite/suite.ts';
import { sentenceOf } from '../words/sentence.ts';
import { totalsOf } from './totals.ts';

const end = z.number().nullable();
const place = { line: z.int().describe('from 1; 0 if it concerns the whole file'), column: z.int() };
const lines = z.array(z.string());

const claim = z.strictObject({
  ...place,
  sentence: z.string(),
  verdict: z.enum(VERDICTS),
  reason: z.enum(REASONS).nullable().describe('what decided, if not the interval'),
  severity: z.enum(['error', 'warn']),
  undecided: z.enum(['fail', 'warn']).describe('what an undecided claim does'),
  fails: z.boolean().describe('whether it fails the check'),
  policy: z.string(),
  against: z.string().nullable(),
  measure: z.string().nullable(),
  outcome: z.string().nullable(),
  quantile: z.int().nullable(),
  oneRun: z.int().nullable(),
  by: z.strictObject({ part: z.enum(['facility', 'month']), name: z.string() }).nullable(),
  unit: z.enum(UNITS).describe('of all figures here; a share, and a difference of shares, as 0–1'),
  atLeast: end,
  atMost: end,
  figure: z
    .strictObject({ mean: end, low: end, high: end })
    .nullable()
    .describe('with its 95 % interval; null if no look was completed'),
  judged: z
    .strictObject({ low: end, high: end })
    .nullable()
    .describe('the wider interval that decides, so that all looks together err in at most 1 % of claims'),
  replications: z.int().describe('of the look that decided it, or of the last one'),
  denominator: z.strictObject({ count: z.int(), of: z.string() }).nullable(),
  because: z.string().nullable(),
});

const snapshot = z.strictObject({
  ...place,
  file: z.string(),
  verdict: z.enum(['holds', 'moved']).nullable().describe('null if it was not compared'),
  sentence: z.string().nullable(),
  causes: lines,
  movement: lines,
  proposed: lines,
});

const problem = z.strictObject({
  file: z.string(),
  ...place,
  message: z.string(),
  allowed: z.string().optional(),
  hint: z.string().optional(),
});

const suite = z.strictObject({
  file: z.string().describe('the expect file, from the current folder'),
  scenario: z.strictObject({
    file: z.string(),
    title: z.string().nullable(),
    sha256: z.string().nullable(),
    resolvedSha256: z.string().nullable().describe('of what decides the figures, as `resolve --hash` prints'),
    seed: z.int().nullable(),
  }),
  problems: z.array(problem).describe('why the scenario does not load; empty if it does'),
  claims: z.array(claim),
  snapshot: snapshot.nullable(),
  notes: lines,
});

/** What `pickup-gap check --json` prints; its JSON Schema is published as scenarios/check.schema.json. */
export const checkSchema = z.strictObject({
  manifest: programManifestSchema,
  kind: z.enum(KINDS).describe('how the check ended'),
  exitCode: z.int(),
  totals: z.strictObject(
    Object.fromEntries(STATUSES.map((status) => [status, z.int()])) as Record<(typeof STATUSES)[number], z.ZodInt>,
  ),
  problems: z.array(problem).describe('what is wrong with the expect files; then nothing was run'),
  suites: z.array(suite),
  unusedSnapshots: z.array(z.string()).describe('snapshots in the folders named that no expect file uses'),
});

export type CheckResult = z.infer<typeof checkSchema>;

/** The JSON Schema of a check's result, draft 2020-12. */
export function checkJsonSchema(): object {
  return {
    $id: schemaId('check', 1),
    title: "A pickup-gap check's result",
    ...z.toJSONSchema(checkSchema, { reused: 'ref' }),
  };
}

/** A check in plain data. `groups` has the same cases in words. */
export function checkResult(
  suites: readonly Suite[],
  groups: readonly CaseGroup[],
  { kind, unused }: { kind: Kind; unused: readonly string[] },
): CheckResult {
  return {
    manifest: PROGRAM,
    kind,
    exitCode: EXIT_OF_KIND[kind],
    totals: totalsOf(groups),
    problems: [],
    suites: suites.map((one, s) => suiteResult(one, groups[s])),
    unusedSnapshots: [...unused],
  };
}

/** A check that did not begin, because its expect files are not valid. */
export function refusedResult(error: InputError): CheckResult {
  const nothing = checkResult([], [], { kind: 'bad input', unused: [] });
  return { ...nothing, problems: problemsOf(error) };
}

function suiteResult(
  { expected, scenario, error, claims, snapshot: found }: Suite,
  group: CaseGroup,
): CheckResult['suites'][number] {
  const { file, scenarioFile, snapshotFile, snapshotPlace } = expected;
  return {
    file,
    scenario: {
      file: scenarioFile,
      title: scenario?.title ?? null,
      sha256: scenario?.sha256 ?? null,
      resolvedSha256: scenario?.resolvedSha256 ?? null,
      seed: scenario?.seed ?? null,
    },
    problems: error === null ? [] : problemsOf(error),
    claims: claims.map((one, c) =>
      claimResult(one, { days: scenario!.days, fails: group.cases[c].weight === 'fails' }),
    ),
    snapshot:
      snapshotFile === null
        ? null
        : {
            ...snapshotPlace,
            file: snapshotFile,
            verdict: found?.verdict ?? null,
            sentence: found?.sentence ?? null,
            causes: [...(found?.causes ?? [])],
            movement: [...(found?.movement ?? [])],
            proposed: [...(found?.proposed ?? [])],
          },
    notes: group.notes,
  };
}

function claimResult(
  { claim: one, verdict, reason, estimated, replications }: JudgedClaim,
  { days, fails }: { days: number; fails: boolean },
): CheckResult['suites'][number]['claims'][number] {
  const { subject, policy, against, quantile, oneRun, part, unit, bounds, severity, undecided, because } = one;
  return {
    ...one.place,
    sentence: sentenceOf(one, days),
    verdict,
    reason,
    severity,
    undecided,
    fails,
    policy,
    against,
    measure: subject.kind === 'measure' ? subject.measure.key : null,
    outcome: subject.kind === 'outcome' ? subject.outcome : null,
    quantile,
    oneRun,
    by: part && { part: part.by, name: part.name },
    unit,
    atLeast: bounds.least,
    atMost: bounds.most,
    figure: estimated?.figure ?? null,
    judged: estimated?.judged ?? null,
    replications,
    denominator: estimated?.denominator ?? null,
    because,
  };
}

function problemsOf({ problems }: InputError): CheckResult['problems'] {
  return problems.map(({ file, line, column, message, allowed, hint }) => ({
    file,
    line,
    column,
    message,
    ...(allowed && { allowed }),
    ...(hint && { hint }),
  }));
}

import type { ExpectFile } from '../expect/read-expect.ts';
import type { JudgedClaim, Suite } from '../suite/suite.ts';

/** The command that prints a claim's figure again. */
export function reproduceCommand(
  { claim, estimated, replications }: JudgedClaim,
  { file, scenarioFile }: Pick<ExpectFile, 'file' | 'scenarioFile'>,
  scenario: NonNullable<Suite['scenario']>,
): string {
  const { subject, oneRun, part, policy, against } = claim;
  const isInReport = subject.kind === 'measure' || subject.of === 'bookings';
  const isReported = isInReport && oneRun === null && (part === null || against === null);
  if (!isReported || estimated === null) return `pickup-gap check ${quoted(file)}`;
  // The first policy named is the one that others are compared with, unless the scenario's own baseline is among them.
  const policies = against === null ? [policy] : [against, policy];
  const isCompared = against === null || !policies.includes(scenario.baseline) || against === scenario.baseline;
  if (!isCompared) return `pickup-gap check ${quoted(file)}`;
  return [
    'pickup-gap run',
    quoted(scenarioFile),
    `--replications ${replications}`,
    `--policy ${policies.join(' ')}`,
    ...(part === null ? [] : [`--by ${part.by}`]),
  ].join(' ');
}

/** A file name as a shell reads it. */
export function quoted(name: string): string {
  if (/^[\w./-]+$/.test(name) && !name.startsWith('-')) return name;
  return `'${(name.startsWith('-') ? `./${name}` : name).replaceAll("'", `'\\''`)}'`;
}

import type { ExpectFile } from '../expect/read-expect.ts';
import type { JudgedClaim, Suite } from '../suite/suite.ts';

/** The command that prints a claim's figure again. */
export function reproduceCommand(
  { claim, estimated, replications }: JudgedClaim,
  { file, scenarioFile }: Pick<ExpectFile, 'file' | 'scenarioFile'>,
  { scenario, allowFiles }: { scenario: NonNullable<Suite['scenario']>; allowFiles: readonly string[] },
): string {
  const again = `pickup-gap check ${quoted(file)}${allowing(allowFiles)}`;
  const { subject, oneRun, part, policy, against } = claim;
  const isInReport = subject.kind === 'measure' || subject.of === 'bookings';
  const isReported = isInReport && oneRun === null && (part === null || against === null);
  if (!isReported || estimated === null) return again;
  // The first policy named is the one that others are compared with, unless the scenario's own baseline is among them.
  const policies = against === null ? [policy] : [against, policy];
  const isCompared = against === null || !policies.includes(scenario.baseline) || against === scenario.baseline;
  if (!isCompared) return again;
  return [
    'pickup-gap run',
    quoted(scenarioFile),
    `--replications ${replications}`,
    `--policy ${policies.join(' ')}`,
    ...(part === null ? [] : [`--by ${part.by}`]),
  ]
    .join(' ')
    .concat(allowing(allowFiles));
}

/** The folders of `--allow-files`, for the end of a command. */
export function allowing(folders: readonly string[]): string {
  return folders.map((folder) => ` --allow-files ${quoted(folder)}`).join('');
}

/** A file name as a shell reads it. */
export function quoted(name: string): string {
  if (/^[\w./-]+$/.test(name) && !name.startsWith('-')) return name;
  return `'${(name.startsWith('-') ? `./${name}` : name).replaceAll("'", `'\\''`)}'`;
}

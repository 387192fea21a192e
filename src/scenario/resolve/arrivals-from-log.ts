import { ColumnMap } from '../../event-log/columns/column-map.ts';
import type { LoggedCase } from '../../event-log/logged-case.ts';
import type { ReadLog } from '../../event-log/read/read-log.ts';
import { shownName } from '../../personal/shown.ts';
import { InputError } from '../../refusals/input-error.ts';
import { nearest } from '../../refusals/nearest.ts';
import { NotAValue } from '../../refusals/not-a-value.ts';
import type { Traits } from '../../resolved/scenario.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import type { Base } from '../schema/file.ts';
import type { ArrivalsOfBase, ResolvedArrivals, Span } from './span.ts';
import { traced } from './traced.ts';

interface Names {
  facilities: string[];
  priorities: string[];
}

/** Bookings from a log of real cases. If the log cannot be read, the findings say so. */
export async function arrivalsFromLog(
  { log: given, atMidnight }: { log: NonNullable<Base['booking']['log']>; atMidnight: boolean | undefined },
  files: Pick<ScenarioFiles, 'readLog'>,
  names: Names,
  span: Span,
): Promise<ArrivalsOfBase> {
  const { file: path, columns, ...rest } = typeof given === 'string' ? { file: given } : given;
  const at = typeof given === 'string' ? ['log'] : ['log', 'file'];
  try {
    const form =
      typeof given === 'string' ? undefined : { ...rest, columns: columns && new ColumnMap(Object.entries(columns)) };
    const log = await files.readLog(path, span.zone, form);
    const arrivals = fromCases(log, { path, atMidnight }, names, span);
    const notes = [...arrivals.notes, ...log.notes.map((note) => `${log.file}: ${note}`)];
    return { ...arrivals, notes, inputs: [{ file: path, sha256: log.sha256 }] };
  } catch (error) {
    if (error instanceof NotAValue) {
      const { message, allowed, hint } = error;
      const finding = { path: ['log', 'columns'], message, allowed, ...(hint && { hint }) };
      return { arrivals: undefined, findings: [finding], problems: [], notes: [], inputs: [] };
    }
    if (!(error instanceof InputError)) throw error;
    // A problem with the whole file is shown where the scenario names it.
    const findings = error.problems.flatMap(({ file, line, message, allowed, hint }) =>
      line > 0
        ? []
        : [{ path: at, message: `${file}: ${message}`, ...(allowed && { allowed }), ...(hint && { hint }) }],
    );
    const problems = error.problems.filter(({ line }) => line > 0);
    return { arrivals: undefined, findings, problems, notes: [], inputs: [] };
  }
}

function fromCases(
  { cases, file }: ReadLog,
  { path, atMidnight }: { path: string; atMidnight: boolean | undefined },
  names: Names,
  span: Span,
): ResolvedArrivals {
  const unknown = [
    ...unknownNames(cases, 'facility', names.facilities),
    ...unknownNames(cases, 'priority', names.priorities),
  ].map(({ message, ...rest }) => ({ path: ['log'], message: `${file}: ${message}`, ...rest }));
  if (unknown.length > 0) return { arrivals: undefined, findings: unknown, problems: [], notes: [] };
  const booked = cases.flatMap((logged) =>
    logged.bookedAt === null ? [] : [{ unixSeconds: logged.bookedAt, traits: traitsOf(logged, names) }],
  );
  return traced(booked, { path: 'log', file: path, atMidnight }, span);
}

/** The names in a log that the scenario does not have, each with the last case that has it. */
export function unknownNames(cases: LoggedCase[], key: keyof typeof NAME_WORDS, known: string[]) {
  const met = new Map(cases.flatMap((logged) => (logged[key] === null ? [] : [[logged[key], logged.id]])));
  return [...met].flatMap(([name, id]) => {
    if (known.includes(name)) return [];
    const near = nearest(name, known);
    const message = `case ${id}: the scenario has no ${NAME_WORDS[key]} ${shownName(name)}`;
    return [{ message, allowed: known.slice(0, 20).join(', '), ...(near && { hint: `did you mean "${near}"?` }) }];
  });
}

const NAME_WORDS = { facility: 'facility', priority: 'priority', releaseReason: 'release reason' } as const;

/** What a log says of a person, for those that the scenario would draw; what it does not say is left out. */
export function traitsOf(logged: LoggedCase, { facilities, priorities }: Names): Traits {
  const { facility, priority, foreignBorn, priorContact, convicted, consents } = logged;
  return {
    ...(facility !== null && { facility: facilities.indexOf(facility) }),
    ...(foreignBorn !== null && { foreignBorn }),
    ...(priorContact !== null && { priorContact }),
    ...(priority !== null && { priority: priorities.indexOf(priority) }),
    ...(convicted !== null && { convicted }),
    ...(consents !== null && { consents }),
  };
}

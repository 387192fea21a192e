import type { ReadLog } from '../event-log/read/read-log.ts';
import { fileProblem, InputError } from '../refusals/input-error.ts';
import type { ResolvedPolicy, ResolvedScenario } from '../resolved/scenario.ts';
import { unknownNames } from '../scenario/resolve/arrivals-from-log.ts';

/** @throws InputError if the log names a facility, a priority or a release reason that the scenario does not have. */
export function checkNames({ cases, file }: ReadLog, scenario: ResolvedScenario): void {
  const reasons = [...new Set(scenario.policies.flatMap(reasonsOf))];
  const unknown = [
    ...unknownNames(cases, 'facility', scenario.facilities),
    ...unknownNames(cases, 'priority', scenario.priorities),
    ...unknownNames(cases, 'releaseReason', reasons),
  ];
  if (unknown.length > 0) throw new InputError(unknown.map(({ message, ...more }) => fileProblem(file, message, more)));
}

function reasonsOf({ releaseNotice, regimes = [] }: ResolvedPolicy): string[] {
  return [releaseNotice, ...regimes.map((regime) => regime.releaseNotice)].flatMap(({ reasons }) =>
    reasons.map(({ name }) => name),
  );
}

import * as z from 'zod';
import { whatCame } from '../../refusals/not-a-value.ts';
import { DEFAULTS } from '../schema/defaults.ts';
import { file } from '../schema/file.ts';
import { child, plain, type SourceNode } from '../text/source-tree.ts';
import { LIMITS } from '../values/limits.ts';
import type { Finding } from './findings.ts';
import { didYouMean, findingsOf } from './zod-findings.ts';

const [ONLY_FACILITY] = Object.keys(DEFAULTS.facilities).filter((name) => name !== '*');

/** The file's schema without its base, which is checked per policy. */
const outline = file.extend({ base: z.unknown() });

export interface CheckedSettings {
  valid: z.output<typeof outline> | undefined;
  findings: Finding[];
}

/** Checks everything in a scenario file except the contents of `base` and `changes`. */
export function checkSettings(tree: SourceNode): CheckedSettings {
  if (tree.kind !== 'map') {
    return {
      valid: undefined,
      findings: [
        {
          path: [],
          message: `expected the keys of a scenario and their values, got ${whatCame(plain(tree))}`,
          allowed: `${Object.keys(file.shape).join(', ')}; such as title: My county`,
        },
      ],
    };
  }
  const { success, data, error } = outline.safeParse(plain(tree));
  const findings = [
    ...findingsOf(error?.issues ?? [], tree),
    ...policyFindings(tree),
    ...spanFindings(data),
    ...unknownFacilities(data, tree),
  ];
  return { valid: success && findings.length === 0 ? data : undefined, findings };
}

function policyFindings(tree: SourceNode): Finding[] {
  const policies = child(tree, 'policies');
  if (policies?.kind !== 'map') return [];
  const names = [...policies.entries.keys()];
  const baseline = child(tree, 'baseline');
  const findings: Finding[] = [];
  if (names.length === 0 || names.length > LIMITS.policies) {
    findings.push({
      path: ['policies'],
      message: `expected 1 to ${LIMITS.policies} policies, got ${names.length}`,
      allowed: `1 to ${LIMITS.policies} policies`,
    });
  }
  if (baseline?.kind === 'scalar' && baseline.value !== null && !names.includes(baseline.text)) {
    findings.push({
      path: ['baseline'],
      message: `"${baseline.text}" is not a policy of this scenario`,
      allowed: names.join(', '),
      ...didYouMean(baseline.text, names),
    });
  }
  return findings;
}

function spanFindings(given: z.output<typeof outline> | undefined): Finding[] {
  if (given === undefined) return [];
  const { length, warmUp = 0, coolDown = 0 } = given;
  const findings: Finding[] = [];
  const most = LIMITS.daysFromStart;
  if (length < 1 || length > LIMITS.days)
    findings.push({
      path: ['length'],
      message: `expected 1 to ${LIMITS.days} days, got ${length}`,
      allowed: `1 to ${LIMITS.days} days (22 years)`,
    });
  if (warmUp > most)
    findings.push({
      path: ['warmUp'],
      message: `expected at most ${most} days, got ${warmUp}`,
      allowed: `at most ${most} days`,
    });
  if (length + coolDown > most) {
    findings.push({
      path: ['coolDown'],
      message: `expected at most ${most} days of length and cool-down together, got ${length + coolDown}`,
      allowed: 'a shorter length or cool-down',
    });
  }
  return findings;
}

/**
 * Facilities that the weekly report names and the scenario does not have. `base` names the facilities; without any,
 * there is the default's one.
 */
function unknownFacilities(given: z.output<typeof outline> | undefined, tree: SourceNode): Finding[] {
  const facilities = child(child(tree, 'base'), 'facilities');
  const names = facilities?.kind === 'map' ? [...facilities.entries.keys()] : [ONLY_FACILITY];
  return (given?.weeklyReport?.leftOutFacilities ?? []).flatMap((name, i) =>
    names.includes(name)
      ? []
      : [
          {
            path: ['weeklyReport', 'leftOutFacilities', i],
            message: `"${name}" is not a facility of this scenario`,
            allowed: names.join(', '),
            ...didYouMean(name, names),
          },
        ],
  );
}

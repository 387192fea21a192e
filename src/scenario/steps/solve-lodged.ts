import { ExpectedDetainers } from '../../lodged/expected-detainers.ts';
import { InputError } from '../../refusals/input-error.ts';
import { ISSUED, LODGED } from '../checks/lodged-checks.ts';
import { remembered } from '../files/remembered.ts';
import type { ScenarioFiles } from '../files/scenario-files.ts';
import { replaced } from '../policies/changes.ts';
import { defaultsTree, underlaid } from '../schema/defaults.ts';
import { child, nodeAt, plain, type SourceNode } from '../text/source-tree.ts';
import { type CheckedScenario, check } from './check.ts';
import { layOver } from './lay-over.ts';
import type { ReadScenario } from './read.ts';
import { resolveScenario, type ScenarioInNumbers } from './resolve.ts';

/** While the probability is not known. It is at most 1 with any factor, and its value is not used. */
const PLACEHOLDER = '0.1 %';

/** Whether a scenario gives a count of detainers instead of the probability of one. */
export function hasLodged(tree: SourceNode): boolean {
  return nodeAt(tree, ['base', ...LODGED]) !== undefined;
}

/**
 * A scenario that gives the number of detainers lodged before the exit. The probability that the agency issues one
 * becomes what gives this number on average under the baseline policy. Every policy that sets none of its own has it.
 *
 * @throws InputError with every problem of the scenario, or if no probability gives that number.
 */
export async function solveLodged(written: ReadScenario, files: ScenarioFiles): Promise<ScenarioInNumbers> {
  const once = remembered(files);
  const withProbability = async (text: string, note?: string) => {
    const laid = await layOver({ ...written, tree: issuedWith(written.tree, text, note) }, once);
    return check(laid, once);
  };
  const checked = await withProbability(PLACEHOLDER);
  const { resolved } = resolveScenario(checked);
  const { baseline, days } = resolved;
  const given = String(plain(nodeAt(checked.laid.base, LODGED)!));
  const detainers = (checked.base.detainer.lodged ?? 0) * days;
  refuseOwnProbability(checked, baseline);
  const expected = new ExpectedDetainers(resolved);
  const probability = expected.probabilityOf(detainers);
  if (probability === null) {
    const most = roundedDown((expected.at(expected.mostProbable) / days) * 365);
    const message =
      `the agency cannot lodge ${given}: under the policy "${baseline}" it lodges at most ${most} per year before ` +
      'the exit, even with a detainer for everybody whom it identifies in time';
    const hint = 'more bookings, or more ways to identify people, would raise that';
    throw refusal(checked, { message, allowed: `at most ${most} per year here`, hint });
  }
  const percent = probability * 100;
  const note = `set so that the policy "${baseline}" lodges ${given} before the exit on average (detainer.lodged)`;
  const solved = resolveScenario(await withProbability(`${percent.toPrecision(6)} %`, note));
  const said = `detainer.issue.probability is ${Number(percent.toPrecision(3))} %, ${note}`;
  return { ...solved, solved: said, notes: [said, ...solved.notes] };
}

/** The scenario as if its base gave this probability of a detainer, where it gives their number. */
function issuedWith(tree: SourceNode, text: string, note?: string): SourceNode {
  const base = underlaid(child(tree, 'base'), defaultsTree())!;
  const { place } = nodeAt(base, LODGED)!;
  const provenance = { basis: 'computed', ...(note && { note }) } as const;
  const issued: SourceNode = { kind: 'scalar', value: text, text, place, provenance };
  if (nodeAt(base, ISSUED)?.place !== undefined) return tree;
  return replaced(tree, ['base'], replaced(base, ISSUED, issued, undefined), undefined);
}

/** Refuses a baseline policy that sets the probability itself, somewhere or at some time. */
function refuseOwnProbability(checked: CheckedScenario, baseline: string): void {
  const { base, policies } = checked.laid;
  const { tree, where, inPlace } = policies.policies.find(({ name }) => name === baseline)!;
  const own = [{ tree, where }, ...inPlace.flat()].find((under) => nodeAt(under.tree, ISSUED) !== nodeAt(base, ISSUED));
  if (own === undefined) return;
  throw refusal(checked, {
    message: `${own.where} sets detainer.issue.probability itself, so it cannot be computed from a count`,
    allowed: 'a baseline policy that leaves detainer.issue.probability to the base',
    hint: 'a policy can change detainer.issue.regimeFactor instead',
  });
}

function refusal({ laid }: CheckedScenario, problem: { message: string; allowed: string; hint: string }): InputError {
  return new InputError([laid.problemAt(nodeAt(laid.base, LODGED)?.place, problem)]);
}

/** With three digits, so that the number is one that can be reached. */
function roundedDown(perYear: number): number {
  const rounded = Number(perYear.toPrecision(3));
  return rounded <= perYear ? rounded : Number((perYear * 0.995).toPrecision(3));
}

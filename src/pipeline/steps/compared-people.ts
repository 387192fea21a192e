import type { Booking } from '../../../events/booking.ts';
import type { Detainer } from '../../../events/detainer.ts';
import type { Plan } from '../../engine/plan/plan.ts';
import { detainerRules } from '../../engine/run/shared-decisions.ts';
import type { PersonDraws } from '../../model/case.ts';
import { asksNothing, decideDetainer } from '../../model/detainer.ts';

/**
 * Whether a person's outcome is compared between policies: whether the agency asks about the person under some policy.
 * `detainer` is the person's under `policy`. With a single policy, nobody is compared.
 */
export function comparedPeople(
  plan: Plan,
  policy: number,
): (booking: Booking, detainer: Detainer, draws: PersonDraws) => boolean {
  const { policies, scenario } = plan;
  if (policies.length === 1) return () => false;
  const rules = detainerRules(scenario.policies);
  const others = policies.filter((_, p) => rules.indexOf(rules[p]) === p && rules[p] !== rules[policy]);
  return (booking, detainer, draws) =>
    !asksNothing(detainer) || others.some((other) => !asksNothing(decideDetainer(booking, other, draws)));
}

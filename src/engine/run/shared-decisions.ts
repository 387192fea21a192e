import type { Booking } from '../../../events/booking.ts';
import type { Detainer } from '../../../events/detainer.ts';
import {
  blankCaseRecords,
  type Case,
  type CaseRecords,
  followFromDetainer,
  type PersonDraws,
} from '../../model/case.ts';
import { blankDetainer, decideDetainer } from '../../model/detainer.ts';
import type { Policy } from '../../model/policy.ts';
import { blankRelease, decideRelease, type Release } from '../../model/release.ts';
import type { ResolvedPolicy } from '../../resolved/scenario.ts';

/** A decision about the current person, which is the same under some policies, and for whom it was last made. */
interface Shared<Decision> {
  decision: Decision;
  /** The visit in which it was made. */
  madeAt: number;
}

/**
 * Follows a person under one policy after the other, as `followToFieldOffice` does, but decides once what the rules of
 * several policies decide alike: the detainer, and the release without its notice. Policies often differ in nothing but
 * the notice. Overwrites the last person's records with the next one's.
 */
export class SharedDecisions {
  /** The policies in groups that decide detainer and release alike, in the order of their first ones. */
  readonly groups: readonly (readonly number[])[];
  private readonly policies: readonly Policy[];
  /** By policy; policies with the same rules have the same one. */
  private readonly detainers: Shared<Detainer>[];
  private readonly releases: Shared<Release>[];
  private readonly records: CaseRecords[];
  private visit = 0;

  constructor(policies: readonly Policy[], resolved: readonly ResolvedPolicy[]) {
    this.policies = policies;
    this.detainers = shared(resolved, ({ detainer }) => [detainer], blankDetainer);
    this.releases = shared(
      resolved,
      ({ releaseNotice: { reasons, clearing }, baseClearing }) => [reasons, clearing, baseClearing],
      blankRelease,
    );
    this.groups = grouped(policies, (p) => [this.detainers[p], this.releases[p]]);
    const records = blankCaseRecords();
    this.records = policies.map((_, p) => ({
      ...records,
      detainer: this.detainers[p].decision,
      release: this.releases[p].decision,
    }));
  }

  /** Must be called before the first policy under which a person is followed. */
  nextPerson(): void {
    this.visit++;
  }

  /** The current person's detainer under a policy. */
  detainer(booking: Booking, p: number, draws: PersonDraws): Detainer {
    const detainer = this.detainers[p];
    if (detainer.madeAt !== this.visit) {
      decideDetainer(booking, this.policies[p], draws, detainer.decision);
      detainer.madeAt = this.visit;
    }
    return detainer.decision;
  }

  /** The current person's release under a policy, even if nobody asks about it. */
  release(booking: Booking, p: number, draws: PersonDraws): Release {
    const release = this.releases[p];
    if (release.madeAt !== this.visit) {
      decideRelease(booking, this.policies[p], draws.releaseNotice, release.decision);
      release.madeAt = this.visit;
    }
    return release.decision;
  }

  follow(booking: Booking, p: number, draws: PersonDraws): Case {
    this.detainer(booking, p, draws);
    const policy = this.policies[p];
    const records = this.records[p];
    const release = this.releases[p];
    records.isReleased = release.madeAt === this.visit;
    const found = followFromDetainer(booking, policy, draws, records);
    if (found.exitAt !== null) release.madeAt = this.visit;
    return found;
  }
}

/** By policy: a text that policies with the same rules of detainers share. */
export function detainerRules(resolved: readonly ResolvedPolicy[]): string[] {
  return resolved.map((policy, p) => keyOf(policy, p, ({ detainer }) => [detainer]));
}

/** Rules that vary by facility or date are alike under no other policy. */
function keyOf(policy: ResolvedPolicy, p: number, rulesOf: (policy: ResolvedPolicy) => unknown): string {
  return policy.regimes === undefined ? JSON.stringify(rulesOf(policy)) : String(p);
}

function shared<Decision>(
  resolved: readonly ResolvedPolicy[],
  rulesOf: (policy: ResolvedPolicy) => unknown,
  blank: () => Decision,
): Shared<Decision>[] {
  const known = new Map<string, Shared<Decision>>();
  return resolved.map((policy, p) => {
    const key = keyOf(policy, p, rulesOf);
    const one = known.get(key) ?? { decision: blank(), madeAt: -1 };
    known.set(key, one);
    return one;
  });
}

/** Indices whose keys are the same objects. */
function grouped(items: readonly unknown[], keysOf: (index: number) => [object, object]): number[][] {
  const groups: number[][] = [];
  for (const index of items.keys()) {
    const keys = keysOf(index);
    const group = groups.find(([first]) => keysOf(first).every((key, k) => key === keys[k]));
    if (group === undefined) groups.push([index]);
    else group.push(index);
  }
  return groups;
}

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
import type { ResolvedPolicy, ResolvedRegime } from '../../resolved/scenario.ts';

/** A decision about the current person, which is the same under some policies, and for whom it was last made. */
interface Shared<Decision> {
  decision: Decision;
  /** The visit in which it was made. */
  madeAt: number;
}

/** What the policies share in some facilities. */
interface Sharing {
  /** The policies in groups that decide detainer and release alike, in the order of their first ones. */
  groups: readonly (readonly number[])[];
  /** By policy; policies with the same rules have the same one. */
  detainers: readonly Shared<Detainer>[];
  releases: readonly Shared<Release>[];
  records: readonly CaseRecords[];
}

/**
 * Follows a person under one policy after the other, as `followToFieldOffice` does, but decides once what the rules of
 * several policies decide alike in the person's facility: the detainer, and the release without its notice. Policies
 * often differ in nothing but the notice. Overwrites the last person's records with the next one's.
 */
export class SharedDecisions {
  /** By facility; facilities in which the same policies are alike have the same one. */
  private readonly sharing: readonly Sharing[];
  private readonly policies: readonly Policy[];
  private visit = 0;

  constructor(policies: readonly Policy[], resolved: readonly ResolvedPolicy[], facilities: number) {
    this.policies = policies;
    const detainers = resolved.map((policy, p) => rulesByFacility(policy, p, ({ detainer }) => detainer));
    // As numbers, since the texts of many facilities' clearing times are long.
    const clearings = numbered(
      resolved.map(({ releaseNotice, baseClearing }) => JSON.stringify([releaseNotice.clearing, baseClearing])),
    );
    const releases = resolved.map((policy, p) => {
      const reasons = rulesByFacility(policy, p, ({ releaseNotice }) => releaseNotice.reasons);
      return (facility: number) => `${reasons(facility)} ${clearings[p]}`;
    });
    const records = blankCaseRecords();
    const known = new Map<string, Sharing>();
    this.sharing = Array.from({ length: facilities }, (_, facility) => {
      const detainersOf = numbered(detainers.map((rules) => rules(facility)));
      const releasesOf = numbered(releases.map((rules) => rules(facility)));
      const key = `${detainersOf} ${releasesOf}`;
      const sharing = known.get(key) ?? sharingOf(detainersOf, releasesOf, records);
      known.set(key, sharing);
      return sharing;
    });
  }

  /** The policies in groups that decide detainer and release alike in a facility, in the order of their first ones. */
  groupsIn(facility: number): readonly (readonly number[])[] {
    return this.sharing[facility].groups;
  }

  /** Must be called before the first policy under which a person is followed. */
  nextPerson(): void {
    this.visit++;
  }

  /** The current person's detainer under a policy. */
  detainer(booking: Booking, p: number, draws: PersonDraws): Detainer {
    const detainer = this.sharing[booking.facility].detainers[p];
    if (detainer.madeAt !== this.visit) {
      decideDetainer(booking, this.policies[p], draws, detainer.decision);
      detainer.madeAt = this.visit;
    }
    return detainer.decision;
  }

  /** The current person's release under a policy, even if nobody asks about it. */
  release(booking: Booking, p: number, draws: PersonDraws): Release {
    const release = this.sharing[booking.facility].releases[p];
    if (release.madeAt !== this.visit) {
      decideRelease(booking, this.policies[p], draws.releaseNotice, release.decision);
      release.madeAt = this.visit;
    }
    return release.decision;
  }

  follow(booking: Booking, p: number, draws: PersonDraws): Case {
    this.detainer(booking, p, draws);
    const sharing = this.sharing[booking.facility];
    const records = sharing.records[p];
    const release = sharing.releases[p];
    records.isReleased = release.madeAt === this.visit;
    const found = followFromDetainer(booking, this.policies[p], draws, records);
    if (found.exitAt !== null) release.madeAt = this.visit;
    return found;
  }
}

/** By policy: a text that policies with the same rules of detainers, everywhere and always, share. */
export function detainerRules(resolved: readonly ResolvedPolicy[]): string[] {
  return resolved.map((policy, p) => (policy.regimes === undefined ? JSON.stringify(policy.detainer) : String(p)));
}

/** For each facility, a text. Policies with the same text have the same rules there throughout the run. */
function rulesByFacility(
  policy: ResolvedPolicy,
  p: number,
  rulesOf: (rules: ResolvedPolicy | ResolvedRegime) => unknown,
): (facility: number) => string {
  const { regimes, inForce } = policy;
  if (regimes === undefined || inForce === undefined) {
    const text = JSON.stringify(rulesOf(policy));
    return () => text;
  }
  const texts = regimes.map((regime) => JSON.stringify(rulesOf(regime)));
  return (facility) => {
    const [first, ...later] = inForce.map(({ regimeOf }) => texts[regimeOf[facility]]);
    // Rules that vary by date are alike under no other policy.
    return later.every((text) => text === first) ? first : String(p);
  };
}

/** Replaces each text by the index of its first place. */
function numbered(texts: readonly string[]): number[] {
  return texts.map((text) => texts.indexOf(text));
}

/** `records` are those that no policies share: each policy overwrites them. */
function sharingOf(detainersOf: readonly number[], releasesOf: readonly number[], records: CaseRecords): Sharing {
  const detainers = shared(detainersOf, blankDetainer);
  const releases = shared(releasesOf, blankRelease);
  const groups = new Map<string, number[]>();
  for (const [p, detainer] of detainersOf.entries()) {
    const key = `${detainer} ${releasesOf[p]}`;
    groups.set(key, [...(groups.get(key) ?? []), p]);
  }
  return {
    groups: [...groups.values()],
    detainers,
    releases,
    records: detainers.map((detainer, p) => ({
      ...records,
      detainer: detainer.decision,
      release: releases[p].decision,
    })),
  };
}

function shared<Decision>(firstOf: readonly number[], blank: () => Decision): Shared<Decision>[] {
  const made = firstOf.map(() => ({ decision: blank(), madeAt: -1 }));
  return firstOf.map((first) => made[first]);
}

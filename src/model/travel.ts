import type { Sampler } from '../draws/sampler.ts';
import { type Draws, duration } from './chance.ts';
import type { Policy } from './policy.ts';

/** The median travel that a plan assumes for a departure at `at`: near zero from a staffed on-site office. */
export function plannedTravel(facility: number, policy: Policy, at: number): number {
  const { onSiteOffice, travel } = policy.agentArrival;
  return onSiteOffice.hours.isOpen(at) ? onSiteOffice.travel.medianSeconds : travel[facility].medianSeconds;
}

/** The median travel at this hour of departure, which is what a dispatcher can expect. */
export function expectedTravel(facility: number, policy: Policy, departure: number): number {
  const { onSiteOffice, travel } = policy.agentArrival;
  if (onSiteOffice.hours.isOpen(departure)) return onSiteOffice.travel.medianSeconds;
  return scaled(travel[facility].medianSeconds, policy, departure);
}

/** A departure to or from a facility. */
export interface Departure {
  facility: number;
  at: number;
}

/** Draws the time on the road, in whole seconds. */
export function drawTravel({ facility, at }: Departure, policy: Policy, draws: Draws, index: number): number {
  const { onSiteOffice, travel } = policy.agentArrival;
  if (onSiteOffice.hours.isOpen(at)) return duration(onSiteOffice.travel.distribution, draws, index);
  const distribution: Sampler = travel[facility].distribution;
  return scaled(duration(distribution, draws, index), policy, at);
}

function scaled(seconds: number, policy: Policy, departure: number): number {
  const { travelFactor, sameFactorAllDay } = policy.agentArrival;
  const factor = sameFactorAllDay ?? travelFactor[policy.hourOf(departure)];
  return factor === 1 ? seconds : Math.round(seconds * factor);
}

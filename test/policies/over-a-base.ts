import { readFileSync } from 'node:fs';
import { type LoadedScenario, loadScenarioText } from '../../src/scenario/load.ts';

const read = (name: string) => readFileSync(`scenarios/${name}.yaml`, 'utf8');

/**
 * Bases under which a preset must mean the same: two built-in ones, and one in which every switch of a jail has the
 * opposite value.
 */
export const BASES = {
  'first-look': read('first-look'),
  hennepin: read('hennepin'),
  contrary: `title: The other way round
zone: America/Chicago
start: 2018-01-01
length: 7 days
base:
  booking: { rate: 6 per day }
  detainer:
    bookingCall: { rule: foreignBornWhoConsent, asksFirst: yes }
    issue: { regimeFactor: 0.5 }
  releaseNotice:
    notice: { rule: advance, lead: 3 h, delayRelease: yes, delayBasis: judgesOrder, compliance: 50 % }
    channel: { kind: email, onSiteClosed: waitsForOpening }
    discretion: { week: 50 %, person: 50 % }
    handover: { rule: arranged, hours: always, fallsThrough: 50 %, usesTeam: no }
    hold: { rule: upTo, limit: 5 h, clock: elapsed, basis: judgesOrder, judgesOrder: { probability: 70 % } }
  costs: { training: { officers: 9, each: 1 h } }
policies:
  practice: {}
`,
};

/** A scenario whose policies are `practice`, unchanged, and each of these presets under its own name. */
export function over(base: keyof typeof BASES, presets: readonly string[]): Promise<LoadedScenario> {
  const head = BASES[base].slice(0, BASES[base].indexOf('\npolicies:'));
  const policies = presets.map((name) => `  ${name}: { policy: ${name} }`).join('\n');
  return loadScenarioText(Buffer.from(`${head}\npolicies:\n  practice: {}\n${policies}\n`), 'scenarios/over.yaml');
}

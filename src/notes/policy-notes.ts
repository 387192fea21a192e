import type { ResolvedPolicy, ResolvedRegime, ResolvedScenario } from '../resolved/scenario.ts';

type Hold = ResolvedRegime['releaseNotice']['hold'];
type Policies = readonly ResolvedPolicy[];

/** What a reader should know about the policies that are shown: when it applies, what it says and who reported it. */
interface PolicyNote {
  applies(policies: Policies): boolean;
  text(policies: Policies): string;
  source: string;
}

const NOTES: readonly PolicyNote[] = [
  {
    applies: (policies) => namesOf(policies, onRequest).length > 0,
    text: (policies) =>
      `On a request of ICE (the agency) alone, people are held under ${listed(namesOf(policies, onRequest))}. In ` +
      "Minnesota, the state's attorney general gave the opinion in 2025 that a jail may not hold a person on such a " +
      'request if the person is otherwise eligible for release.',
    source: 'The New York Times, 2026-01-22',
  },
  {
    applies: (policies) => namesOf(policies, onRequest).length > 0,
    text: () => 'In Minnesota, a court case about a hold is pending against Carver County.',
    source: 'Star Tribune, 2025-11-01',
  },
  {
    applies: (policies) => namesOf(policies, allHours).length > 0 && namesOf(policies, workingDays).length > 0,
    text: (policies) =>
      `The hours of a hold are counted by two clocks: all hours (elapsed) under ` +
      `${listed(namesOf(policies, allHours))}; without Saturdays, Sundays and holidays ` +
      `(excludingWeekendsAndHolidays) under ${listed(namesOf(policies, workingDays))}. With the second ` +
      'clock, the same limit can keep a person for days longer.',
    source: 'Form I-247A, 2017, counts all hours; 8 CFR 287.7(d) excludes those days',
  },
];

/** The notes that apply to these policies, each with its source. */
export function policyNotes({ policies }: ResolvedScenario): string[] {
  return NOTES.filter(({ applies }) => applies(policies)).map(({ text, source }) => `${text(policies)} [${source}]`);
}

/** A hold that waits for a judge's order that is never obtained keeps nobody. */
const holds = ({ rule, basis, judgesOrder }: Hold) =>
  rule === 'upTo' && (basis !== 'judgesOrder' || judgesOrder.probability > 0);
const onRequest = (hold: Hold) => holds(hold) && hold.basis === 'administrativeRequest';
const allHours = (hold: Hold) => holds(hold) && hold.clock === 'elapsed';
const workingDays = (hold: Hold) => holds(hold) && hold.clock === 'excludingWeekendsAndHolidays';

/** The policies with such a hold, if only in one facility or from some date on. */
function namesOf(policies: Policies, has: (hold: Hold) => boolean): string[] {
  return policies
    .filter((policy) => (policy.regimes ?? [policy]).some(({ releaseNotice }) => has(releaseNotice.hold)))
    .map(({ name }) => `"${name}"`);
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

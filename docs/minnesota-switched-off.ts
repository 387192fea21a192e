import type { DescribedPreset } from '../src/scenario/policies/describe-preset.ts';
import { COUNTIES } from './minnesota-counties.ts';
import { DULUTH, minutesTo, travel } from './minnesota-travel.ts';

/** Policies that a reader may switch on, as comments: nothing was reported that says where they hold. */
export function switchedOff({ facilities = [] }: DescribedPreset): string[] {
  // Those that are assumed to do as Ramsey, since nothing was reported of them.
  const large = facilities.filter(
    ({ facility, standsOn }) => facility !== null && standsOn?.note?.startsWith('no report'),
  );
  const nearer = COUNTIES.filter(([, , , ...seat]) => minutesTo(...seat, DULUTH) < minutesTo(...seat));
  return [
    'standing-arrangements:',
    '  title: The patchwork, with standing arrangements in large counties of which nothing was reported',
    '  policy: minnesota-patchwork',
    '  facilities:',
    ...large.map(
      ({ facility }) =>
        `    ${facility}: { policy: { value: standing-arrangement, basis: assumption, \
note: which counties have one is not published (R17) } }`,
    ),
    '',
    'office-in-duluth:',
    '  title: The patchwork, if some of the six teams start in Duluth (whether any does is not published)',
    '  policy: minnesota-patchwork',
    '  changes:',
    ...nearer.map(
      ([name, , , ...seat]) =>
        `    facilities.${name}.travel: { value: ${travel(...seat, DULUTH)}, basis: assumption }`,
    ),
  ].map((line) => `  # ${line}`.trimEnd());
}

import type { Draws } from '../frame/draws.ts';
import { longText, NASTY, type NastyKind, nastyText } from './nasty-values.ts';
import { scalar, type Tree, text } from './tree.ts';

/** What a YAML text may contain anywhere. */
export const SCENARIO_TOKENS: readonly string[] = [
  '\n',
  '\n\n',
  '  ',
  '\t',
  ': ',
  '- ',
  '? ',
  '#',
  '%YAML 1.1\n',
  '---\n',
  '...\n',
  '&a ',
  '*a',
  '&a *a',
  '<<: *a',
  '!!set ',
  '!!binary ',
  '!!timestamp ',
  '!!js/function ',
  '!<tag:yaml.org,2002:str> ',
  '! ',
  '|',
  '>',
  '>-\n',
  '|2\n',
  '"',
  "'",
  '\\',
  '\\q',
  '"\\x00"',
  '"\\u202e"',
  '{',
  '}',
  '[',
  ']',
  '{{',
  '[[',
  ',',
  '@',
  '`',
  '~',
  'null',
  '.nan',
  '.inf',
  'value: ',
  'range: ',
  'basis: ',
  '\u0000',
  '\u0085',
  '\u2028',
  '\ufeff',
  '\u202e',
  '\r',
  '\r\n',
  '1,',
  '[a, [b, ',
  '{a: {b: ',
  '\nbase:\n',
  '\npolicies:\n',
  'x: &a [*a]\n',
  '&a [1,1,1,1,1,1,1,1]',
  '[*a,*a,*a,*a,*a,*a]',
];

/** Which texts are of the kind that a key takes. Other keys get a text of any kind. */
const KIND_OF: readonly (readonly [keys: RegExp, kind: NastyKind])[] = [
  [
    /length|delay|lead|warmUp|coolDown|patience|door|knownAhead|median|mean|q\d+|low|high|mode|scale|constant|limit/i,
    'durations',
  ],
  [/clearing|travel|custody|time|wayBack/i, 'distributions'],
  [/probability|share|answered|compliance|decline|noShow|foreignBorn|priority|week$|person$|serious|other/i, 'shares'],
  [/rate|dailyCounts/i, 'rates'],
  [/cost|training|call|perHour|exposure|bed/i, 'money'],
  [/hours/i, 'hours'],
  [/start|from|until|date|holidays/i, 'dates'],
  [/zone/i, 'zones'],
  [/count|replications|seed|weight|shape|cv|retries|teams|dispersion|swing/i, 'numbers'],
  [/rule|kind|policy|basis|clock|channel|csv|log|column|unit/i, 'words'],
  [/title|description|note|source|label|place/i, 'texts'],
];

/** A value of the key's kind that few readers expect, or of any kind. */
export function nastyScenarioValue(key: string, draws: Draws): Tree {
  if (draws.oneIn(100)) return text(longText(draws, 200_000));
  const kind = draws.oneIn(4) ? undefined : KIND_OF.find(([keys]) => keys.test(key))?.[1];
  const found = nastyText(draws, kind);
  const isFlow =
    (NASTY.distributions as readonly string[]).includes(found) || (NASTY.numbers as readonly string[]).includes(found);
  const value = isFlow || draws.oneIn(12) ? scalar(found.replaceAll('\n', ' ')) : text(found);
  if (!draws.oneIn(10)) return value;
  const entries = [
    { key: 'value', value },
    { key: 'range', value: rangeOf(draws, kind) },
    { key: 'basis', value: text(draws.pick(['assumption', 'computed', 'reported', 'guess'])) },
  ];
  return { kind: 'map', entries };
}

function rangeOf(draws: Draws, kind: NastyKind | undefined): Tree {
  const list = (count: number): Tree => ({
    kind: 'list',
    items: Array.from({ length: count }, () => text(nastyText(draws, kind))),
  });
  const map = (key: string, value: Tree): Tree => ({ kind: 'map', entries: [{ key, value }] });
  return draws.pick<() => Tree>([
    () => list(2),
    () => list(draws.below(4)),
    () => map('triangular', list(3)),
    () => map('oneOf', list(draws.below(4))),
    () =>
      map('quantiles', {
        kind: 'map',
        entries: ['0', '50', '100'].map((key) => ({ key, value: text(nastyText(draws, kind)) })),
      }),
    () => text(nastyText(draws)),
  ])();
}

import { words } from './personal-spelling.ts';

/** Things other than people that have names: a column `county_name` is allowed. */
export const NAMED_THINGS = words(
  'county counties parish borough facility file jail prison agency state city town township village country court ' +
    'courthouse street road column field table policy priority event scenario reason charge offense offence statute ' +
    'channel species month day weekday holiday zone region district sector precinct neighborhood department office ' +
    'unit team kind type category group program dataset source variable category building institution organization ' +
    'bank role activity status disposition jurisdiction lea location place site landmark area aor station port ' +
    'airport hospital school university park lake tribe nation nationality vendor operator contractor contract ' +
    'vehicle publisher newspaper center centre company employer software restaurant language religion outcome ' +
    'condado carcel prision centro ciudad estado pais motivo',
);

/** Words after which, or with which, a text names a thing that may have a person's name: a county, a jail, a street. */
export const THINGS_SO_NAMED: ReadonlySet<string> = new Set([
  ...NAMED_THINGS,
  ...words(
    'ave avenue road rd st blvd drive dr hall center centre hospital law river creek college workhouse detention ' +
      'correctional facilities tribune post times journal herald press gazette chronicle so pd',
  ),
]);

/** Words of a header that say nothing about its values: "field 7", "source_text". */
const SAYS_NOTHING = words(
  'field column table file variable dataset text note notes comment comments remark remarks narrative memo',
);

/** Whether words of a header name a thing that has a name but is not a person, such as a county. */
export function areOfAThing(tokens: readonly string[]): boolean {
  const rest = tokens.filter((token) => !SAYS_NOTHING.has(token));
  const isFreeText = tokens.some((token) => /^(?:text|notes?|comments?|remarks?|narrative|memo)$/.test(token));
  return !isFreeText && rest.some((token) => NAMED_THINGS.has(token));
}

import type { Draws } from '../frame/draws.ts';

/** The texts of a line, which two semicolons separate. */
const texts = (...lines: string[]): readonly string[] => lines.flatMap((line) => line.split(';;'));

/** Texts of each kind that a reader may take wrongly: at a limit, beyond it, or nearly of the kind. */
export const NASTY = {
  durations: texts(
    '0 h;;1–2 h;;2–1 h;;-1 h;;−5 min;;90;;1,500 h;;1.5.5 h;;1h30m;;30 min 1 h;;1:30;;P1M;;PT1H30M;;P-1D;;PT',
    'P99999999999D;;1e9 h;;1e-9 s;;0.0000001 s;;99999999 weeks;;36500 days;;24855 days;;24856 days;;1 h and',
    'and 1 h;;1 h, ;;1 mo;;5 mi;;١٢ h;;１ h;;1 h 1 h 1 h;;∞;;inf h;;NaN h;;.5 h;;5. h;;1 – 2 h;;1-2-3 h;;1 to 2 h',
    '1 h – 30 min;;0–0 h;;1 h\u00a030 min',
  ),
  shares: texts(
    '0;;1;;0 %;;100 %;;100.0001 %;;101 %;;-0;;-1 %;;1e-300;;1e300;;1 in 0;;0 in 0;;1 of 3;;5 of 4;;1 in 1e9',
    '0.1 %%;;% 5;;1,5 %;;1,500 %;;half;;50 per cent;;50 percent;;١ %;;1 out of 2;;.5;;5.',
    '99999999999999999999 of 99999999999999999999;;0.30000000000000004;;1e-7',
  ),
  rates: texts(
    '0 per day;;24/day;;1e9 per day;;200000 per day;;200001 per day;;1 per month;;3 an hour;;540 per week',
    '36,000 a year;;0.0001 per year;;-1 per day;;5 per fortnight;;5 each constructor;;per day;;5 per',
    '1,5 per day;;1.500 per hour;;٣ per day',
  ),
  money: texts(
    '$0;;$140;;$1,000,000,000,000;;$1,000,000,000,001;;$-1;;-$1;;140;;$45 an hour;;$45 per day;;$ 1,5;;USD 3',
    '$1e3;;$;;€5;;$45 per bed-day;;$0.001',
  ),
  hours: texts(
    'always;;never;;24/7;;daily 22:00–06:00;;Mon–Fri 08:00–16:30 except holidays;;Mon 08:00–08:00',
    'Mon 24:00–24:00;;Mon 00:00–24:00;;8–5;;Mon-Fri 8am-5pm;;Mon 25:00–26:00;;Mon 08:00–12:00, 11:00–13:00',
    'Sun–Mon 20:00–04:00;;Th 08:00–16:00;;T 08:00–16:00;;except holidays;;never except holidays',
    'Mon–Wed–Fri 8:00–9:00;;noon to midnight;;Mon 12 noon–12 midnight;;Mon 0800–1630;;08:00–16:30 weekdays',
    'Mon 08:00–;;–;;,;;Mon 1:00-2:00,Mon 1:00-2:00,Mon 1:00-2:00;;Mon 08:00–16:00 Tue;;every day 0:00-0:01',
    'Sun 23:59–00:00',
  ),
  dates: texts(
    '2018-01-01;;2018-02-30;;2016-02-29;;2018-1-1;;0001-01-01;;9999-12-31;;1969-12-31;;1582-10-10;;2018-03-11',
    '2018-11-04;;2018-13-01;;01/02/2018;;2018-01-01T00:00:00Z;;20180101;;2018-W01-1;;2200-01-01;;1995-01-01',
    '275760-09-13;;+002018-01-01;;2018-01-01 ;;२०१८-०१-०१;;2018–01–01',
  ),
  times: texts(
    '2018-01-01T14:05;;2018-01-01 14:05:59.999999999;;2018-01-01T24:00;;2018-01-01T24:01;;2018-03-11T02:30',
    '2018-11-04T01:30;;2018-01-01T14:05+14:00;;2018-01-01T14:05-14:01;;2018-01-01t14:05z;;2018-01-01T14:05:60',
    '2018-01-01;;14:05;;1514815500;;1514815500000;;43101.5;;0000-00-00T00:00;;9999-12-31T23:59:59Z',
    '2018-01-01T14:05+0530;;2018-01-01T14:05 +05;;2018-01-01T14:05:00,5;;Jan 1 2018 2:05 PM',
    '2018-06-30T23:59:60Z;;2018-01-01T14:05 2018-01-01T15:05;;1969-12-31T23:59:59Z;;0001-01-01T00:00:00Z',
  ),
  zones: texts(
    'America/Chicago;;UTC;;Etc/GMT+6;;CST;;+06:00;;Europe/Berlin;;Asia/Kathmandu;;Australia/Lord_Howe',
    'Pacific/Apia;;america/chicago;;America/Nowhere;;Africa/Casablanca;;Antarctica/Troll;;Pacific/Kiritimati;;Z',
    'constructor;;../UTC;;America/Argentina/ComodRivadavia;;SystemV/CST6CDT;;GB;;Europe/Dublin',
  ),
  distributions: texts(
    '{lognormal: {median: 1 h, q90: 1 h}};;{lognormal: {median: 0 h, q90: 1 h}};;{lognormal: {mean: 1 h, cv: 0}}',
    '{lognormal: {mean: 1 h, cv: 1000000}};;{lognormal: {median: 1 s, q99: 24855 days}}',
    '{gamma: {mean: 1 h, cv: 1e-6}};;{gamma: {shape: 0.01, scale: 24855 days}}',
    '{gamma: {shape: 1000000, scale: 1 s}};;{gamma: {mean: 1 h, cv: 1000}};;{weibull: {shape: 0.01, scale: 1 h}}',
    '{weibull: {median: 1 h, q5: 59 min}};;{exponential: {mean: 0 h}};;{exponential: {mean: 24855 days}}',
    '{uniform: {low: 2 h, high: 1 h}};;{triangular: {low: 1 h, mode: 1 h, high: 1 h}}',
    '{empirical: {quantiles: {0: 0 h, 100: 0 h}}};;{empirical: {quantiles: {0: 1 h, 50: 1 h, 100: 2 h}}}',
    '{empirical: {quantiles: {0: 1 h}}};;{empirical: {quantiles: {}}}',
    '{empirical: {csv: durations.csv, column: minutes, unit: min}}',
    '{empirical: {csv: missing.csv, column: minutes, unit: min}}',
    '{empirical: {csv: ../outside.csv, column: a, unit: h}}',
    '{empirical: {csv: ../outside.csv, column: minutes, unit: min}}',
    '{empirical: {csv: /proc/self/environ, column: a, unit: h}}',
    '{empirical: {csv: ., column: minutes, unit: m}};;{mixture: [{weight: 0, of: 1 h}]}',
    '{mixture: [{weight: 1, of: 1 h}, {weight: 1e-9, of: {lognormal: {mean: 1 h, cv: 9}}}]};;{mixture: []}',
    '{constant: 0 s};;{constant: 24855 days};;{lognormal: {}};;{};;{byHour: []};;{byHour: [{time: 1 h}]}',
    '{byHour: [{hours: never, time: 1 h}, {time: 2 h}]}',
    '{byHour: [{hours: Mon 08:00–09:00, time: 24855 days}, {time: 0 s}]}',
  ),
  numbers: texts(
    '0;;-0;;1;;-1;;0.1;;1.5;;2147483647;;2147483648;;4294967295;;4294967296;;9007199254740991;;9007199254740993',
    '1e21;;1e308;;1e309;;-1e309;;5e-324;;1e-12;;.inf;;-.inf;;.nan;;0x10;;0o17;;0b1;;1_000;;+1;;01;;1e;;--1',
    '123456789012345678901234567890',
  ),
  words: texts(
    'yes;;no;;true;;false;;on;;off;;null;;~;;y;;None;;undefined;;advance;;atClearing;;none;;phone;;fax;;onSite',
    'everyForeignBorn;;judge;;flat;;__proto__;;constructor;;honor-detainers;;no-cooperation;;./preset.yaml',
    'counts.csv;;durations.csv;;log.csv;;log.xes;;log.json;;log.parquet;;missing.csv;;;; ;;.;;..',
    '../outside.csv;;/proc/self/environ;;/dev/stdin;;./a/../../outside.csv;;file:///etc/passwd;;\\\\host\\a.csv',
  ),
  texts: texts(
    '\u202eabc;;a\u200bb;;\ufeffx;;x\n::error::fake;;\u001b[31mred;;\r;;\t;;\u0000;;\u2028;;\ud83d\ude00;;=cmd|x',
    '\';;";;\\;;</script>;;&amp;;;%s%s%n;;#{x};;`id`;;| pipe |;;[a](b);;-----;;é;;e\u0301;;١٢٣;;１２３;;ﬁ;;İ;;ß',
    '\ud800;;\uffff',
  ),
} as const satisfies Record<string, readonly string[]>;

export type NastyKind = keyof typeof NASTY;
const KINDS = Object.keys(NASTY) as NastyKind[];

/** A text of some kind, seldom a very long one. */
export function nastyText(draws: Draws, kind: NastyKind = draws.pick(KINDS)): string {
  if (draws.oneIn(60)) return longText(draws, 20_000);
  const found = draws.pick(NASTY[kind]);
  return draws.oneIn(6) ? edited(found, draws) : found;
}

/** One short piece many times, which a pattern that looks back takes long to refuse. */
export function longText(draws: Draws, most: number): string {
  const piece = draws.pick([
    '1',
    ' ',
    '1,',
    '1.',
    'a',
    '-',
    '–',
    '1 h ',
    '08:00–',
    'Mon ',
    '1 h, ',
    '"',
    '\\',
    'é',
    '0',
    'and ',
    '(',
    '%',
    '2018-',
    ';',
    '.,',
  ]);
  return (
    piece.repeat(Math.max(1, Math.floor(draws.size(most) / piece.length))) +
    draws.pick(['', 'x', '!', '1', ' h', '–2 h'])
  );
}

/** One character removed, doubled or replaced by another. */
export function edited(text: string, draws: Draws): string {
  const at = draws.below(text.length + 1);
  const by = draws.pick([
    '',
    ' ',
    text.slice(at, at + 2),
    '0',
    '9',
    '.',
    ',',
    '-',
    '–',
    'e',
    '%',
    '\u00a0',
    '\u200b',
    'x',
    ':',
    '"',
  ]);
  return text.slice(0, at) + by + text.slice(at + draws.below(3));
}

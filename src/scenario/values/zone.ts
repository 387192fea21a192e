import { IANAZone } from 'luxon';
import type { z } from 'zod';
import { nearest } from '../../refusals/nearest.ts';
import { NotAValue, whatCame } from '../../refusals/not-a-value.ts';
import { parsed } from './kinds.ts';

/**
 * Zones that people abbreviate or write as an offset: hours from UTC, a place where clocks change, a place with that
 * offset all year, and the abbreviations.
 */
const ABBREVIATED: [offset: number, changing: string | undefined, fixed: string | undefined, names: string][] = [
  [-4, 'America/Halifax', 'America/Puerto_Rico', 'AST ADT'],
  [-5, 'America/New_York', 'America/Panama', 'EST EDT ET EST5EDT'],
  [-6, 'America/Chicago', 'America/Regina', 'CST CDT CT CST6CDT'],
  [-7, 'America/Denver', 'America/Phoenix', 'MST MDT MT MST7MDT'],
  [-8, 'America/Los_Angeles', undefined, 'PST PDT PT PST8PDT'],
  [-9, 'America/Anchorage', undefined, 'AKST AKDT AKT'],
  [-10, undefined, 'Pacific/Honolulu', 'HST HDT'],
  [-11, undefined, 'Pacific/Pago_Pago', 'SST'],
  [10, undefined, 'Pacific/Guam', 'CHST'],
  [0, 'Europe/London', 'UTC', 'GMT WET BST'],
  [1, 'Europe/Berlin', undefined, 'CET CEST MET'],
  [2, 'Europe/Athens', undefined, 'EET EEST'],
];
/** Names of a place or of UTC without a slash. The database has kept them. */
const WITHOUT_SLASH = new Set(
  (
    'UTC UCT Universal Zulu Cuba Egypt Eire GB GB-Eire Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya ' +
    'Navajo NZ NZ-CHAT Poland Portugal PRC ROC ROK Singapore Turkey W-SU'
  )
    .toUpperCase()
    .split(' '),
);
const PLACE = 'an IANA name such as America/Chicago';
/** Etc/GMT+6 is six hours behind UTC, while UTC+6 and +06:00 are ahead of it. */
const OFFSET = /^(?:(Etc\/GMT|SystemV\/[A-Z]{3})|UTC|GMT|Z)?([+−-]?)0?(\d{1,2})(?::?(\d{2}))?$/i;

/** The time zone of a place. Abbreviations and offsets are refused, because most hide the change of the clocks. */
export const zone = parsed(
  (raw) => {
    const name = typeof raw === 'string' ? raw : '';
    const abbreviated = ABBREVIATED.find(([, , , names]) => names.split(' ').includes(name.toUpperCase()));
    if (abbreviated !== undefined)
      throw new NotAValue(`"${name}" is an abbreviation, not the time zone of a place`, placesOf(abbreviated));
    const offset = offsetIn(name);
    if (offset !== undefined) {
      const row = ABBREVIATED.find(([hours]) => hours === offset);
      const allowed = row === undefined ? PLACE : placesOf(row);
      throw new NotAValue(`"${name}" is an offset (${utc(offset)}), not the time zone of a place`, allowed);
    }
    const isPlace = (name.includes('/') && !/^SystemV/i.test(name)) || WITHOUT_SLASH.has(name.toUpperCase());
    // Luxon remembers the zones that it has made.
    if (isPlace && IANAZone.create(name).isValid) return name;
    const near = nearest(name, Intl.supportedValuesOf('timeZone'));
    throw new NotAValue(`${whatCame(raw)} is not a time zone`, PLACE, near && `did you mean "${near}"?`);
  },
  { type: 'string', examples: ['America/Chicago'] } as z.core.GlobalMeta,
);

function placesOf([offset, changing, fixed]: (typeof ABBREVIATED)[number]): string {
  const places = [
    ...(changing === undefined ? [] : [`${changing}, where the clocks change twice a year`]),
    ...(fixed === undefined ? [] : [offset === 0 ? `${fixed} all year` : `${fixed}, which is ${utc(offset)} all year`]),
  ];
  return places.join('; or ');
}

/** Hours ahead of UTC of a name such as Etc/GMT+6, UTC-6, -06:00 or GMT0; undefined for other names. */
function offsetIn(name: string): number | undefined {
  if (/^(?:Greenwich|Etc\/(?:GMT|Greenwich))$/i.test(name)) return 0;
  const found = OFFSET.exec(name);
  if (found === null || !/[+−-]|^[a-z]/i.test(name)) return undefined;
  const [, reversed, sign, hours, minutes = '0'] = found;
  const behind = reversed?.toLowerCase().startsWith('etc') ? sign === '+' : reversed !== undefined || /[−-]/.test(sign);
  const size = Number(hours) + Number(minutes) / 60;
  return behind ? -size : size;
}

function utc(offset: number): string {
  if (offset === 0) return 'UTC';
  const minutes = Math.round((Math.abs(offset) % 1) * 60);
  const clock = `${Math.floor(Math.abs(offset))}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
  return `UTC${offset < 0 ? '−' : '+'}${clock}`;
}

import { describe, expect, test } from '@jest/globals';
import { ColumnValues } from '../../src/tables/personal-values.ts';

function kindOf(header: string, values: string[]) {
  const column = new ColumnValues(header);
  for (const value of values) column.add(value);
  return column.kind();
}

const SURNAMES = ['Alba', 'Brook', 'Cole', 'Dunn', 'Ege', 'Falk', 'Gray', 'Holm'];
const made = (each: (surname: string, i: number) => string) => SURNAMES.map(each);

describe('a column of which no single value says much', () => {
  test.each([
    ['x', made((surname) => `Jo ${surname}`), 'a person’s name'],
    ['note', made((surname, i) => (i === 0 ? `Jo A. ${surname}` : `JO ${surname.toUpperCase()}`)), 'a person’s name'],
    ['x', made((_, i) => `19${50 + 5 * i}-02-03`), 'a birth date'],
    ['x', made((_, i) => `2/3/${1950 + 5 * i}`), 'a birth date'],
    ['x', made((_, i) => `098 765 43${i}`), 'an alien number'],
  ])('%s: %j is recognised as one of %s', (header, values, kind) => {
    expect(kindOf(header, values)).toBe(kind);
  });

  test.each([
    ['county', made((surname) => `New ${surname}`)],
    ['org:role', made((surname) => `${surname} Clerk`)],
    ['released', made((_, i) => `2018-02-0${i + 1}`)],
    ['kind', ['Time Served', 'Bail Bond', 'Cash Bail']],
    ['booking', made((_, i) => `20180451${i}`)],
    ['minutes', made((_, i) => String(12345 + i))],
    ['note', made((surname, i) => (i < 2 ? `Jo ${surname}` : `released in hour ${i}`))],
  ])('%s: %j is not personal', (header, values) => {
    expect(kindOf(header, values)).toBeUndefined();
  });
});

import { describe, expect, test } from '@jest/globals';
import { plainSpelling } from '../../src/tables/personal-spelling.ts';
import { personalText } from '../../src/tables/personal-texts.ts';

describe('the spelling does not matter', () => {
  test.each([
    ['A\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19', 'A123456789'],
    ['A\u200b123\u200d456\u2060789', 'A123456789'],
    ['123\u201145\u20116789', '123-45-6789'],
    ['123\u221245\u22126789', '123-45-6789'],
    ['\u0661\u0662\u0663 \u06f4\u06f5\u06f6 \u096d\u096e\u096f', '123 456 789'],
    ['O\u2019Quill,\u00a0Xan', "O'Quill, Xan"],
  ])('%j is read as %s', (written, plain) => {
    expect(plainSpelling(written)).toBe(plain);
  });
});

describe('one value', () => {
  test.each([
    ...['A# 123456789', 'A No. 123456789', 'A-number: 12345678', 'alien no. 212345678', '012-345-678'].map(
      (value) => [value, 'an alien number'] as const,
    ),
    ...['123 45 6789', '123-45-6789', 'SSN 123456789'].map((value) => [value, 'a social security number'] as const),
    ...['DOB 03/04/1981', 'born 1981-03-04', 'date of birth: 4 Mar 1981'].map(
      (value) => [value, 'a birth date'] as const,
    ),
    ...['write to x.quill@example.org', 'X@EXAMPLE.ORG'].map((value) => [value, 'an e-mail address'] as const),
    ...['De La Cruz, Maria', 'Maria de la Cruz', 'told Maria van der Quill so', 'asked Quill, Maria about it'].map(
      (value) => [value, 'a person’s name'] as const,
    ),
  ])('%s is %s', (value, kind) => {
    expect(personalText(value)).toBe(kind);
  });

  test.each([
    ...['Bond, Surety', 'Order, Judge', 'Time Served', 'Jordan, Scott and Carver', 'Anoka, Scott County'],
    ...['201804512', '12345678', '2018-01-01T10:00:00-06:00', '609.52.2', '27-CR-18-1234', 'a@1', 'born in 1981'],
    ...['foreign-born, 2018-01-01', '612-555-0100', '123 456 789 people'],
  ])('%s is not personal', (value) => {
    expect(personalText(value)).toBeUndefined();
  });
});

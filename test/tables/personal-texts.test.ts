import { describe, expect, test } from '@jest/globals';
import { namesSomebody, personalValue } from '../../src/personal/texts.ts';

describe('a text that names somebody', () => {
  test.each([
    'Maria Lopez',
    'Maria Lopez Garcia',
    'José A. Núñez',
    'MOHAMED ABDI',
    'spoke to Anna Quill, who left',
    'Duluth: Jane O’Neil',
    'a call (Jane Roe) came',
    'Jane Roe, deputy',
    '“Jane Roe”',
  ])('%s', (text) => {
    expect(namesSomebody(text)).toBe(true);
  });

  test.each([
    'Maria',
    'Scott County',
    'Scott County Jail',
    'Todd Carver County Jail',
    'St. Anthony Village',
    'Martin County Law Enforcement Center',
    'Frank Hall',
    'maria lopez',
    'Time Served',
    'Madison, Wisconsin',
    'Madison WI',
    'Jordan, then Shakopee',
    'Jordan River',
    'released to Maria',
    'Bail Bond',
  ])('%s does not', (text) => {
    expect(namesSomebody(text)).toBe(false);
  });
});

describe('a number within a text', () => {
  test.each([
    ['see A012345678', 'an alien number'],
    ['see A-012 345 678 there', 'an alien number'],
    ['ssn 123-45-6789.', 'a social security number'],
  ])('%s', (text, kind) => {
    expect(personalValue(text)).toBe(kind);
  });

  test.each(['2018-012-34-5678', 'BA12345678', 'A1234567890', '12:34-56-789', 'case 123-456-7890'])(
    '%s is not personal',
    (text) => {
      expect(personalValue(text)).toBeUndefined();
    },
  );
});

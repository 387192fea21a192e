import { describe, expect, test } from '@jest/globals';
import { personalHeader } from '../../src/tables/personal-columns.ts';
import { personalText } from '../../src/tables/personal-texts.ts';

describe('headers', () => {
  test.each([
    ...[
      'name',
      'Name',
      'first_name',
      'LAST NAME',
      'lastName',
      'full-name',
      'inmate_name',
      'inmate',
      'Defendant',
      'Nombre',
      'first',
      'Last',
      'surname',
      'alias',
      'aliases',
      'AKA',
      'nickname',
      'defendantName',
      'name1',
    ].map((header) => [header, 'a person’s name']),
    ...[
      'dob',
      'D.O.B'.replaceAll('.', ''),
      'birth_date',
      'date of birth',
      'birthDate',
      'birthday',
      'date_birth',
      'born_on',
    ].map((header) => [header, 'a birth date']),
    ...['a_number', 'A-Number', 'A#', 'alien no', 'alien_number', 'AlienID', 'anumber', 'a_no'].map((header) => [
      header,
      'an alien number',
    ]),
    ...['ssn', 'social security number'].map((header) => [header, 'a social security number']),
  ])('%s looks like %s', (header, kind) => {
    expect(personalHeader(header)).toBe(kind);
  });

  test.each([
    'county_name',
    'facility name',
    'fileName',
    'date',
    'count',
    'minutes_bail_to_release',
    'kind',
    'dow',
    'detainers',
    'birthplace',
    'country_of_birth',
    'foreign_born',
    'number',
    'a',
    'bail_hour',
    'renamed',
    'dobson',
  ])('%s is fine', (header) => {
    expect(personalHeader(header)).toBeUndefined();
  });
});

describe('values', () => {
  test.each(['A012345678', 'A12345678', 'a012345678', 'A 012-345-678', 'A#012345678'])(
    '%s looks like an alien number',
    (value) => {
      expect(personalText(value)).toBe('an alien number');
    },
  );

  test.each([
    'Doe, Jane',
    'DOE, JANE',
    'O’Neil, Mary Ann',
    'de la Cruz, J.'.replace('de', 'De').replace('la ', ''),
    'Núñez, José',
  ])('%s looks like a name', (value) => {
    expect(personalText(value)).toBe('a person’s name');
  });

  test.each([
    '2018-01-01',
    '34',
    'bail_bond',
    'Duluth, Minnesota',
    'St. Paul, MN',
    '1,234',
    'A1',
    'A1234567890123',
    '2018-01-01T10:00:00-06:00',
    'theft, petty',
  ])('%s is fine', (value) => {
    expect(personalText(value)).toBeUndefined();
  });
});
